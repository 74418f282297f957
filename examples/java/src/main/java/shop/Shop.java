package shop;

import com.standardwebhooks.Webhook;
import kakaopay.ApiClient;
import kakaopay.CancellationsApi;
import kakaopay.PaymentsApi;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** A shop that is paid by way of kakaopay-serverless. */
@SpringBootApplication
public class Shop {
    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    /** Generated from the OpenAPI document: see pom.xml. */
    @Bean
    ApiClient service(
            RestClient.Builder http, @Value("${shop.service-url}") String url, @Value("${shop.api-key}") String key) {
        ApiClient client = new ApiClient(http.build());
        client.setBearerToken(key);
        return client.setBasePath(url);
    }

    @Bean
    PaymentsApi paymentsApi(ApiClient service) {
        return new PaymentsApi(service);
    }

    @Bean
    CancellationsApi cancellationsApi(ApiClient service) {
        return new CancellationsApi(service);
    }

    @Bean
    Webhook webhook(@Value("${shop.webhook-secret}") String secret) {
        return new Webhook(secret);
    }
}
