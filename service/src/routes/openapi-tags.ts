/** What the operations are about: each by the beginning of its address, the longest that fits. */
const tagRows = [
  { name: 'Payments', below: '/v1/payments', description: 'Ask for payments, and see how they stand.' },
  { name: 'Cancellations', below: '/v1/payments/{id}/cancellations', description: 'Give money back.' },
  { name: 'Subscriptions', below: '/v1/subscriptions', description: 'Charge again and again.' },
  { name: 'Webhook endpoints', below: '/v1/webhook-endpoints', description: 'Where the shop is told what happens.' },
  { name: 'Events', below: '/v1/events', description: 'What has happened, and how it was delivered.' },
  { name: 'Reports', below: '/v1/reports', description: 'Sums for bookkeeping, and comparisons with KakaoPay.' },
  { name: 'Payers', below: '/', description: 'What payers open in a browser. A shop calls none of these itself.' },
] as const;

/** In the order in which they are read. */
export const tags = tagRows.map(({ name, description }) => ({ name, description }));

export function tagOf(path: string): string {
  const fitting = tagRows.filter(({ below }) => path.startsWith(below));
  const [best] = fitting.sort((one, other) => other.below.length - one.below.length);
  return best?.name ?? '';
}
