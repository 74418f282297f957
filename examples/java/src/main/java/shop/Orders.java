package shop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The shop's orders, in one file of SQLite: schema.sql. */
@Repository
class Orders {
    record Order(String id, String item, int totalWon, String paymentKey, String refundKey, String paymentId,
            String status, int canceledWon) {}

    private static final Logger log = LoggerFactory.getLogger(Orders.class);
    private final JdbcClient db;

    Orders(JdbcClient db) {
        this.db = db;
    }

    /** The order's id is its address, too: nobody can guess it. */
    String create(String item, int totalWon) {
        String id = UUID.randomUUID().toString();
        db.sql("INSERT INTO orders (id, item, total_won, payment_key) VALUES (?, ?, ?, ?)")
                .params(id, item, totalWon, UUID.randomUUID().toString()).update();
        return id;
    }

    Optional<Order> find(String id) {
        return db.sql("SELECT * FROM orders WHERE id = ?").param(id).query(Order.class).optional();
    }

    List<Map<String, Object>> newest() {
        return db.sql("""
                SELECT id, item, total_won, status, canceled_won, paid_at FROM orders
                ORDER BY rowid DESC LIMIT 100""").query().listOfRows();
    }

    /** Once a payment has come to nothing, the next one is another request: it needs a key of its own. */
    void beginPayment(String id) {
        db.sql("""
                UPDATE orders SET payment_key = ?, payment_id = NULL, version = 0, status = 'new'
                WHERE id = ? AND status IN ('quit', 'closed', 'expired', 'failed')""")
                .params(UUID.randomUUID().toString(), id).update();
    }

    void keepPayment(String id, String paymentId) {
        db.sql("UPDATE orders SET payment_id = ? WHERE id = ?").params(paymentId, id).update();
    }

    /** Whoever asks again, asks with the same key: the money is given back once. */
    void beginRefund(String id) {
        db.sql("UPDATE orders SET refund_key = ? WHERE id = ? AND refund_key IS NULL")
                .params(UUID.randomUUID().toString(), id).update();
    }

    void forgetRefund(String id) {
        db.sql("UPDATE orders SET refund_key = NULL WHERE id = ?").param(id).update();
    }

    /** Keeps how a payment stands, unless that is older than what is known. Marks the order paid, once. */
    @Transactional
    public void learn(String paymentId, Integer version, String status, Integer canceledWon) {
        db.sql("""
                UPDATE orders SET version = :version, status = :status, canceled_won = :canceledWon
                WHERE payment_id = :paymentId AND version < :version""")
                .param("version", version).param("status", status).param("canceledWon", canceledWon)
                .param("paymentId", paymentId).update();
        int paid = db.sql("""
                UPDATE orders SET paid_at = strftime('%Y-%m-%dT%H:%M:%fZ')
                WHERE payment_id = ? AND status IN ('approved', 'partially_canceled') AND paid_at IS NULL""")
                .param(paymentId).update();
        // Yours: deliver, best by a job of its own that goes by paid_at.
        if (paid == 1) log.info("paid: {}", paymentId);
    }
}
