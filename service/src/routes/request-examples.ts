/** A body that each request takes, by its title: for the document and whatever is made from it. */
export const requestExamples: Readonly<Record<string, object>> = {
  NewPayment: { orderId: 'A-1001', buyerId: 'buyer-1', itemName: '초코파이', totalWon: 2200 },
  NewCancellation: { amountWon: 700, reason: 'damaged' },
  NewReview: { action: 'ask_again' },
  NewSubscription: {
    orderId: 'S-1001',
    buyerId: 'buyer-1',
    itemName: '초코파이 정기 배송',
    firstPayment: { amountWon: 9900 },
    plan: { amountWon: 9900, interval: { unit: 'month' } },
  },
  SubscriptionChange: { amountWon: 12_900 },
  NewCharge: { amountWon: 500 },
  NewWebhookEndpoint: { url: 'https://shop.example/webhooks', description: 'the shop itself' },
  WebhookEndpointChange: { enabled: true },
  NewReplay: { from: '2026-11-23', all: true },
  EventDelivery: {},
};
