import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** The JDK's client of Java 11, which Spring's RestClient uses, too. */
class HttpClientShop {
    static final HttpClient client = HttpClient.newHttpClient();
    static final String order = "\"cid\":\"TC0ONETIME\",\"partner_order_id\":\"A-1\",\"partner_user_id\":\"u-1\"";

    static String post(String url, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Authorization", "SECRET_KEY DEV0")
            .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    static String found(String text, String pattern) {
        var match = Pattern.compile(pattern).matcher(text);
        if (!match.find()) throw new IllegalStateException(text);
        return match.group(1);
    }

    public static void main(String[] args) throws Exception {
        var kakaoPay = "https://open-api.kakaopay.com/online/v1/payment/";
        var ready = post(kakaoPay + "ready", "{" + order + ",\"item_name\":\"초코파이\",\"quantity\":1,\"total_amount\":2200,"
            + "\"tax_free_amount\":0,\"approval_url\":\"http://localhost:8080/paid\","
            + "\"cancel_url\":\"http://localhost:8080/canceled\",\"fail_url\":\"http://localhost:8080/failed\"}");
        var tid = found(ready, "\"tid\":\"([^\"]+)\"");
        var payer = System.getenv("KAKAOPAY_SIMULATOR_URL") + "/_sim/payments/" + tid + "/pay";
        var token = found(post(payer, "{\"method\":\"MONEY\"}"), "pg_token=(\\w+)");
        var approved = post(kakaoPay + "approve", "{" + order + ",\"tid\":\"" + tid + "\",\"pg_token\":\"" + token + "\"}");
        System.out.println("paid " + found(approved, "\"total\":(\\d+)"));
    }
}
