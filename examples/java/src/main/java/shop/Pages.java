package shop;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** What the buyer sees. */
@Controller
class Pages {
    record Item(String id, String name, int won) {}

    /** What is for sale, and for how many won: the browser says which, never for how much. */
    private static final List<Item> GOODS = List.of(new Item("choco-pie", "초코파이", 2200), new Item("tea", "보리차", 1500));

    private final Orders orders;
    private final Payments payments;

    Pages(Orders orders, Payments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    @ModelAttribute
    void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy",
                "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }

    @GetMapping("/")
    String goods(Model model) {
        model.addAttribute("goods", GOODS);
        return "goods";
    }

    @PostMapping("/goods/{itemId}/order")
    ResponseEntity<Void> order(@PathVariable("itemId") String itemId) {
        Item item = GOODS.stream().filter(one -> one.id().equals(itemId)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        // Stored before the payment is asked for, with the key to ask with.
        return pay(orders.create(item.name(), item.won()));
    }

    @PostMapping("/orders/{orderId}/pay")
    ResponseEntity<Void> pay(@PathVariable("orderId") String orderId) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(payments.begin(orderId))).build();
    }

    /** Where the buyer comes back to. Anybody can write its query, so nothing reads that: the service is asked. */
    @GetMapping("/orders/{orderId}")
    String order(@PathVariable("orderId") String orderId, Model model) {
        Orders.Order order = payments.refreshed(payments.existing(orderId));
        model.addAttribute("order", order);
        model.addAttribute("words", Words.of(order.status()));
        model.addAttribute("payable", Payments.PAYABLE.contains(order.status()));
        return "order";
    }
}
