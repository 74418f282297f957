package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShopTest {
  @RegisterExtension
  static final KakaoPay kakaoPay = new KakaoPay();

  private final Shop shop = new Shop(kakaoPay.url());

  @Test
  void aBuyerPays() throws Exception {
    shop.buy("A-1");
    var redirect = kakaoPay.pay(kakaoPay.tid());
    assertEquals(0, kakaoPay.paidWon()); // no money has moved yet
    assertTrue(shop.comeBack(redirect));
    assertEquals(2200, kakaoPay.paidWon());
  }

  @Test
  void anAnswerThatGetsLostIsNotAPaymentThatFailed() throws Exception {
    kakaoPay.fault("{\"call\":\"approve\",\"kind\":\"lose_answer\",\"times\":1}");
    shop.buy("A-1");
    assertTrue(shop.comeBack(kakaoPay.pay(kakaoPay.tid())));
    assertEquals(2200, kakaoPay.paidWon());
  }

  @Test
  void whoeverComesBackTooLateHasNotPaid() throws Exception {
    shop.buy("A-1");
    var redirect = kakaoPay.pay(kakaoPay.tid());
    kakaoPay.advance("16m");
    assertFalse(shop.comeBack(redirect));
    assertEquals(0, kakaoPay.paidWon());
  }
}
