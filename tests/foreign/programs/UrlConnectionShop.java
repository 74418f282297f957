import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.HttpURLConnection;
import java.net.URL;
import java.util.regex.Pattern;

/** The client of every Java, which Spring's RestTemplate uses, with the legacy API. */
class UrlConnectionShop {
    static final String order = "cid=TC0ONETIME&partner_order_id=A-1&partner_user_id=u-1";

    static String post(String url, String body) throws Exception {
        var connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Authorization", "KakaoAK 0");
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded;charset=utf-8");
        connection.setRequestProperty("Accept", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(UTF_8));
        return new String(connection.getInputStream().readAllBytes(), UTF_8);
    }

    static String found(String text, String pattern) {
        var match = Pattern.compile(pattern).matcher(text);
        if (!match.find()) throw new IllegalStateException(text);
        return match.group(1);
    }

    public static void main(String[] args) throws Exception {
        var kakaoPay = "https://kapi.kakao.com/v1/payment/";
        var shop = encode("http://localhost:8080/", UTF_8);
        var ready = post(kakaoPay + "ready", order + "&item_name=" + encode("초코파이", UTF_8) + "&quantity=1&total_amount=2200"
            + "&tax_free_amount=0&approval_url=" + shop + "paid&cancel_url=" + shop + "canceled&fail_url=" + shop + "failed");
        var tid = found(ready, "\"tid\":\"([^\"]+)\"");
        var payer = System.getenv("KAKAOPAY_SIMULATOR_URL") + "/_sim/payments/" + tid + "/pay";
        var token = found(post(payer, "{\"method\":\"MONEY\"}"), "pg_token=(\\w+)");
        var approved = post(kakaoPay + "approve", order + "&tid=" + tid + "&pg_token=" + token);
        System.out.println("paid " + found(approved, "\"total\":(\\d+)"));
    }
}
