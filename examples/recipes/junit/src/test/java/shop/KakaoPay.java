package shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A KakaoPay for the tests: one for all of them, as new in each. */
public final class KakaoPay implements BeforeEachCallback {
  private static final HttpClient http = HttpClient.newHttpClient();
  private static String url;

  /** Give this to your program in place of https://open-api.kakaopay.com. */
  public String url() {
    return start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    post("/_sim/reset", "{}");
  }

  /** The tid of the newest payment. */
  public String tid() {
    return Pattern.compile("\"tid\":\"(\\w+)\"").matcher(get("/_sim/payments?limit=1000")).results()
        .reduce((first, second) -> second).map(found -> found.group(1)).orElseThrow();
  }

  /** Pays as the buyer; gives the address that the buyer's browser goes to next. */
  public String pay(String tid) {
    return find("\"redirect\":\"([^\"]+)\"", post("/_sim/payments/" + tid + "/pay", "{\"method\":\"MONEY\"}"));
  }

  public String quit(String tid) {
    return find("\"redirect\":\"([^\"]+)\"", post("/_sim/payments/" + tid + "/quit", "{}"));
  }

  public void fault(String json) {
    post("/_sim/faults", json);
  }

  public void advance(String time) {
    post("/_sim/clock", "{\"advance\":\"" + time + "\"}");
  }

  public int paidWon() {
    return Integer.parseInt(find("\"paidWon\":(\\d+)", get("/_sim/ledger")));
  }

  /** The simulator that KAKAOPAY_SIMULATOR_URL names, or one that is started on any free port. */
  private static synchronized String start() {
    if (url == null) url = System.getenv("KAKAOPAY_SIMULATOR_URL");
    if (url != null) return url;
    var npx = System.getProperty("os.name").startsWith("Windows") ? "npx.cmd" : "npx";
    try {
      var process = new ProcessBuilder(npx, "kakaopay-simulator", "--port", "0").start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
      }));
      url = find("(http://\\S+\\d)", new BufferedReader(new InputStreamReader(process.getInputStream())).readLine());
      return url;
    } catch (IOException error) {
      throw new UncheckedIOException("The simulator did not start", error);
    }
  }

  private static String get(String path) {
    return send(HttpRequest.newBuilder(URI.create(start() + path)));
  }

  private static String post(String path, String json) {
    var request = HttpRequest.newBuilder(URI.create(start() + path)).header("Content-Type", "application/json");
    return send(request.POST(BodyPublishers.ofString(json)));
  }

  private static String send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
      return answer.body();
    } catch (IOException | InterruptedException error) {
      throw new IllegalStateException("The simulator does not answer", error);
    }
  }

  private static String find(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().findFirst()
        .map((MatchResult found) -> found.group(1)).orElseThrow();
  }
}
