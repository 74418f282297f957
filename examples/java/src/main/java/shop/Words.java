package shop;

import static java.util.Map.entry;

import java.util.Map;

/** How an order stands, for the buyer. */
record Words(String korean, String english) {
    private static final Map<String, Words> WORDS = Map.ofEntries(
            entry("new", new Words("결제를 시작하지 못했어요. 다시 시도해 주세요.",
                    "The payment could not be started. Please try again.")),
            entry("ready", new Words("아직 결제하지 않았어요.", "Not paid yet.")),
            entry("approving", new Words("결제를 확인하고 있어요.", "Your payment is being confirmed.")),
            entry("approved", new Words("결제가 완료되었어요.", "Paid. Thank you.")),
            entry("canceling", new Words("환불을 처리하고 있어요. 아직 끝나지 않았어요.",
                    "Your refund is under way, and not done yet.")),
            entry("partially_canceled", new Words("결제한 금액의 일부가 환불되었어요.",
                    "A part of the money was given back.")),
            entry("canceled", new Words("결제한 금액이 모두 환불되었어요.", "All of the money was given back.")),
            entry("quit", new Words("결제를 그만두었어요. 결제된 금액은 없어요.", "You stopped. Nothing was charged.")),
            entry("closed", new Words("결제가 닫혔어요. 결제된 금액은 없어요.",
                    "The payment was closed. Nothing was charged.")),
            entry("expired", new Words("결제 시간이 지났어요. 결제된 금액은 없어요.",
                    "The time to pay is over. Nothing was charged.")),
            entry("failed", new Words("결제가 거절되었어요. 결제된 금액은 없어요.",
                    "The payment was refused. Nothing was charged.")));

    /** Also what a later version of the service may say. */
    private static final Words OTHERS = new Words("담당자가 결제를 확인하고 있어요.", "We are looking into your payment.");

    static Words of(String status) {
        return WORDS.getOrDefault(status, OTHERS);
    }
}
