import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Receiver {
    static final int BYTES_MAX = 100_000;
    static final byte[] KEY = Base64.getDecoder().decode(System.getenv("WEBHOOK_SECRET").replaceFirst("^whsec_", ""));

    static final Pattern ID = Pattern.compile("(.+)_([0-9]{1,9})");

    // In memory for brevity: yours is in a table, and written in one transaction with what you do about the event.
    static final Map<String, Integer> versions = new HashMap<>();

    /** Yours. What takes long is done after the answer. */
    static void handle(String item, int version, byte[] event) {
        System.out.println("handled " + item + " " + version);
    }

    static boolean isGenuine(Headers headers, byte[] body) throws GeneralSecurityException {
        String timestamp = header(headers, "webhook-timestamp");
        if (!timestamp.matches("[0-9]{1,12}")) return false;
        if (Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp)) > 300) return false;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update((header(headers, "webhook-id") + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        // The bytes as they came: JSON that was read and written again has another signature.
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes();
        // There are several while a secret is rotated.
        for (String given : header(headers, "webhook-signature").split(" ")) {
            if (MessageDigest.isEqual(expected, given.getBytes())) return true;
        }
        return false;
    }

    static String header(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }

    /** Not one that came before, with the same webhook-id, nor an older state after a newer one. */
    static synchronized void receive(String item, int version, byte[] event) {
        if (version <= versions.getOrDefault(item, 0)) return;
        versions.put(item, version);
        handle(item, version, event);
    }

    static void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BYTES_MAX);
            if (!isGenuine(exchange.getRequestHeaders(), body)) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            // The JDK reads no JSON: the id holds the item's id and the version as well.
            Matcher id = ID.matcher(header(exchange.getRequestHeaders(), "webhook-id"));
            if (id.matches()) receive(id.group(1), Integer.parseInt(id.group(2)), body);
            exchange.sendResponseHeaders(204, -1);
        } catch (GeneralSecurityException error) {
            throw new IOException(error);
        }
    }

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(Optional.ofNullable(System.getenv("PORT")).orElse("8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", Receiver::receive);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }
}
