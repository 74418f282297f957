package shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The program under test: it asks KakaoPay for a payment, and approves it when the buyer is back. */
public final class Shop {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String key = Objects.requireNonNullElse(System.getenv("KAKAOPAY_KEY"), "DEV0");
  private final String kakaoPayUrl;
  private final Map<String, String> tids = new HashMap<>();

  public Shop(String kakaoPayUrl) {
    this.kakaoPayUrl = kakaoPayUrl;
  }

  /** Gives the page to pay on. */
  public String buy(String orderId) throws IOException, InterruptedException {
    var back = "https://shop.example/back?order=" + orderId;
    var answer = call("ready", orderId, """
        , "item_name": "초코파이", "quantity": 1, "total_amount": 2200, "tax_free_amount": 0,
        "approval_url": "%1$s", "cancel_url": "%1$s", "fail_url": "%1$s\"""".formatted(back));
    tids.put(orderId, find("\"tid\":\"(\\w+)\"", answer));
    return find("\"next_redirect_pc_url\":\"([^\"]+)\"", answer);
  }

  /** Whether it is paid. When the answer gets lost, KakaoPay is asked what became of it. */
  public boolean comeBack(String address) throws IOException, InterruptedException {
    var orderId = find("order=([\\w-]+)", address);
    var tid = ", \"tid\": \"" + tids.get(orderId) + "\"";
    String answer;
    try {
      answer = call("approve", orderId, tid + ", \"pg_token\": \"" + find("pg_token=(\\w+)", address) + "\"");
    } catch (IOException lost) {
      answer = call("order", orderId, tid);
    }
    return answer.contains("\"approved_at\"");
  }

  private String call(String name, String orderId, String fields) throws IOException, InterruptedException {
    var body = """
        {"cid": "TC0ONETIME", "partner_order_id": "%s", "partner_user_id": "buyer-1"%s}""".formatted(orderId, fields);
    var request = HttpRequest.newBuilder(URI.create(kakaoPayUrl + "/online/v1/payment/" + name))
        .header("Authorization", "SECRET_KEY " + key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private static String find(String pattern, String text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
