import pytest
from shop import Shop


@pytest.fixture
def shop(kakaopay):
    return Shop(kakaopay.url)


def pay_for(order_id, shop, kakaopay):
    shop.buy(order_id)
    return kakaopay.pay(kakaopay.payments()[-1]["tid"])


def test_a_buyer_pays(shop, kakaopay):
    redirect = pay_for("A-1", shop, kakaopay)
    assert kakaopay.totals()["paidWon"] == 0  # no money has moved yet
    assert shop.come_back(redirect)
    assert kakaopay.totals()["paidWon"] == 2200


def test_an_answer_that_gets_lost_is_not_a_payment_that_failed(shop, kakaopay):
    kakaopay.fault(call="approve", kind="lose_answer", times=1)
    assert shop.come_back(pay_for("A-1", shop, kakaopay))
    assert kakaopay.totals()["paidWon"] == 2200


def test_whoever_comes_back_too_late_has_not_paid(shop, kakaopay):
    redirect = pay_for("A-1", shop, kakaopay)
    kakaopay.advance("16m")
    assert not shop.come_back(redirect)
    assert kakaopay.totals()["paidWon"] == 0
