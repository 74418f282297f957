package shop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import kakaopay.Cancellation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What only the shop's own people may do. */
@RestController
@RequestMapping("/staff/orders")
class Staff {
    private record Refund(String status, int amountWon) {}

    private final Orders orders;
    private final Payments payments;
    private final byte[] expected;

    Staff(Orders orders, Payments payments, @Value("${shop.staff-key}") String key) {
        this.orders = orders;
        this.payments = payments;
        this.expected = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
    }

    @ModelAttribute
    void check(@RequestHeader(name = "Authorization", defaultValue = "") String given) {
        if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
    }

    @GetMapping
    List<Map<String, Object>> all() {
        return orders.newest();
    }

    @PostMapping("/{orderId}/refund")
    ResponseEntity<Refund> refund(@PathVariable("orderId") String orderId) {
        ResponseEntity<Cancellation> answer = payments.refund(orderId);
        Cancellation cancellation = answer.getBody();
        Refund refund = new Refund(cancellation.getStatus().getValue(), cancellation.getAmountWon());
        return ResponseEntity.status(answer.getStatusCode()).body(refund);
    }
}
