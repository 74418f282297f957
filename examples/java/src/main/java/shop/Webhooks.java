package shop;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Comes for buyers who never come back, too; more than once perhaps, and late. */
@RestController
class Webhooks {
    private record Event(String type, Data data) {}

    private record Data(String id, Integer version, String status, Integer canceledWon) {}

    private static final int BYTES_MAX = 100_000;

    private final Webhook webhook;
    private final JsonMapper json;
    private final Orders orders;

    Webhooks(Webhook webhook, JsonMapper json, Orders orders) {
        this.webhook = webhook;
        this.json = json;
        this.orders = orders;
    }

    @PostMapping("/webhooks")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(InputStream body, @RequestHeader MultiValueMap<String, String> headers) throws IOException {
        // As it came: JSON that was read and written again has another signature.
        byte[] bytes = body.readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            webhook.verify(text, headers);
        } catch (WebhookVerificationException error) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Event event = json.readValue(text, Event.class);
        if (!event.type().startsWith("payment.")) return;
        Data data = event.data();
        orders.learn(data.id(), data.version(), data.status(), data.canceledWon());
    }
}
