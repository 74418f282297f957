package shop;

import java.util.Set;
import kakaopay.Cancellation;
import kakaopay.CancellationsApi;
import kakaopay.NewCancellation;
import kakaopay.NewPayment;
import kakaopay.Payment;
import kakaopay.PaymentsApi;
import kakaopay.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.server.ResponseStatusException;

/** What the shop asks the service, and what it learns of it. */
@Service
class Payments {
    static final Set<String> PAYABLE = Set.of("new", "ready", "quit", "closed", "expired", "failed");
    private static final Logger log = LoggerFactory.getLogger(Payments.class);
    private final PaymentsApi payments;
    private final CancellationsApi cancellations;
    private final Orders orders;
    private final String shopUrl;

    Payments(
            PaymentsApi payments, CancellationsApi cancellations, Orders orders,
            @Value("${shop.url}") String shopUrl) {
        this.payments = payments;
        this.cancellations = cancellations;
        this.orders = orders;
        this.shopUrl = shopUrl;
    }

    Orders.Order existing(String orderId) {
        return orders.find(orderId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Asks for the payment of an order that is stored. Gives where the buyer goes next. */
    String begin(String orderId) {
        orders.beginPayment(orderId);
        Orders.Order order = existing(orderId);
        String page = "/orders/" + orderId;
        if (!PAYABLE.contains(order.status())) return page;
        NewPayment asked = new NewPayment().orderId(orderId).buyerId("guest").itemName(order.item())
                .totalWon(order.totalWon()).returnUrl(shopUrl + page);
        try {
            Payment payment = payments.createPayment(asked, order.paymentKey());
            orders.keepPayment(orderId, payment.getId());
            learn(payment);
            return payment.getStatus() == Payment.StatusEnum.READY ? payment.getCheckoutUrl() : page;
        } catch (RestClientException error) {
            // The same key may be sent again: the order's page offers that.
            log.warn("No payment for {}: {}", orderId, why(error));
            return page;
        }
    }

    /** The order as the service has its payment now; what is known where it does not answer. */
    Orders.Order refreshed(Orders.Order order) {
        try {
            if (order.paymentId() != null) learn(payments.getPayment(order.paymentId()));
        } catch (RestClientException error) {
            log.warn("No news of {}: {}", order.id(), why(error));
        }
        return existing(order.id());
    }

    /** All that is left is given back. 201: it is; 202: whether it is, is not known yet. */
    ResponseEntity<Cancellation> refund(String orderId) {
        orders.beginRefund(orderId);
        Orders.Order order = existing(orderId);
        if (order.paymentId() == null) throw new ResponseStatusException(HttpStatus.CONFLICT, "Nothing was paid");
        try {
            return cancellations.cancelPaymentWithHttpInfo(order.paymentId(), order.refundKey(), new NewCancellation());
        } catch (RestClientResponseException error) {
            if (why(error).equals("cancellation_refused")) orders.forgetRefund(orderId);
            throw new ResponseStatusException(error.getStatusCode(), why(error));
        } catch (RestClientException error) {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, "Not known: ask again, it is given back once");
        } finally {
            refreshed(order);
        }
    }

    /** The last event's number grows as the `version` of a webhook does. */
    private void learn(Payment payment) {
        int version = payment.getTimeline().get(payment.getTimeline().size() - 1).getN();
        orders.learn(payment.getId(), version, payment.getStatus().getValue(), payment.getCanceledWon());
    }

    /** The `code` of a problem, or what went wrong on the way. */
    private static String why(RestClientException error) {
        if (!(error instanceof RestClientResponseException answer)) return error.getClass().getSimpleName();
        MediaType type = answer.getResponseHeaders().getContentType();
        if (!MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(type)) return answer.getStatusText();
        return answer.getResponseBodyAs(Problem.class).getCode().getValue();
    }
}
