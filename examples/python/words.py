"""How an order stands, for the buyer."""

WORDS = {
    "new": ("결제를 시작하지 못했어요. 다시 시도해 주세요.", "The payment could not be started. Please try again."),
    "ready": ("아직 결제하지 않았어요.", "Not paid yet."),
    "approving": ("결제를 확인하고 있어요.", "Your payment is being confirmed."),
    "approved": ("결제가 완료되었어요.", "Paid. Thank you."),
    "canceling": ("환불을 처리하고 있어요. 아직 끝나지 않았어요.", "Your refund is under way, and not done yet."),
    "partially_canceled": ("결제한 금액의 일부가 환불되었어요.", "A part of the money was given back."),
    "canceled": ("결제한 금액이 모두 환불되었어요.", "All of the money was given back."),
    "quit": ("결제를 그만두었어요. 결제된 금액은 없어요.", "You stopped. Nothing was charged."),
    "closed": ("결제가 닫혔어요. 결제된 금액은 없어요.", "The payment was closed. Nothing was charged."),
    "expired": ("결제 시간이 지났어요. 결제된 금액은 없어요.", "The time to pay is over. Nothing was charged."),
    "failed": ("결제가 거절되었어요. 결제된 금액은 없어요.", "The payment was refused. Nothing was charged."),
}

# Also what a later version of the service may say.
OTHERS = ("담당자가 결제를 확인하고 있어요.", "We are looking into your payment.")
