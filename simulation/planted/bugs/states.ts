import type { Bug } from '../bug.ts';

const decide = 'service/src/payment/decide.ts';

export const stateBugs: readonly Bug[] = [
  {
    name: 'an answer to an old intent counts',
    why: 'A function that wakes late writes the outcome of the cancellation before over the one under way.',
    file: decide,
    from: `  if ('intent' in event) return event.intent !== payment.intent?.number;`,
    to: `  if ('intent' in event) return false;`,
    caughtBy: 'service/src/payment/decide.test.ts',
  },
  {
    name: 'decided on an old version',
    why: 'Two cancellations at one moment get one number, and KakaoPay’s word on the first settles the second.',
    file: decide,
    from: `  if ('asOf' in event) return event.asOf !== payment.version;`,
    to: `  if ('asOf' in event) return false;`,
    caughtBy: 'simulation',
  },
  {
    name: 'no wake-up for a cancellation',
    why: 'A cancellation whose function died is never looked at again: the buyer waits for the money.',
    file: decide,
    from: `    case 'cancel_asked':
    case 'found_not_approved':`,
    to: `    case 'found_not_approved':`,
    caughtBy: 'simulation',
  },
  {
    name: 'no wake-up for an approve',
    why: 'An approve whose function died is never looked at again, and the order stays in payment for ever.',
    file: decide,
    from: `    case 'payer_returned':
    case 'cancel_asked':
    case 'found_not_approved':`,
    to: `    case 'cancel_asked':
    case 'found_not_approved':`,
    caughtBy: 'simulation',
  },
  {
    name: 'no wake-up while the outcome is unknown',
    why: 'A payment about which KakaoPay gave no answer once is never asked about again.',
    file: decide,
    from: '      return now + lookupWaitMs(payment.waiting?.lookups ?? 0);',
    to: '      return undefined;',
    caughtBy: 'simulation',
  },
  {
    name: 'no wake-up after a return that came too soon',
    why: 'A payer who is not through yet and gives up leaves a payment that stays open for ever.',
    file: decide,
    from: `    case 'approve_came_too_soon':
      return payment.expiresAt + returnGraceMs;
`,
    to: '',
    caughtBy: 'simulation',
  },
  {
    name: 'no grace for the last second',
    why: 'A payer who paid in the last second is turned away on the way back.',
    file: decide,
    from: `  if (event.type === 'payer_returned') return now >= payment.expiresAt + returnGraceMs;`,
    to: `  if (event.type === 'payer_returned') return now >= payment.expiresAt;`,
    caughtBy: 'service/src/payment/decide.test.ts',
  },
  {
    name: 'looking begins anew with each look',
    why: 'A payment whose outcome stays unknown never reaches a person.',
    file: decide,
    from: 'since: waiting?.since ?? now',
    to: 'since: now',
    caughtBy: 'service/src/payment/decide.test.ts',
  },
  {
    name: 'a refused approve is called expired',
    why: 'The shop is told that nobody paid, when KakaoPay refused the card.',
    file: 'service/src/payment/states.ts',
    from: `{ from: 'approving', event: 'approve_refused', to: 'failed' }`,
    to: `{ from: 'approving', event: 'approve_refused', to: 'expired' }`,
    caughtBy: 'service/src/flows/approve.test.ts',
  },
  {
    name: 'closed while the payer pays',
    why: 'The shop closes a payment whose approve is under way, makes another, and the buyer pays the order twice.',
    file: 'service/src/payment/states.ts',
    from: `  { from: 'approving', event: 'approve_refused', to: 'failed' },`,
    to: `  { from: 'approving', event: 'approve_refused', to: 'failed' },
  { from: 'approving', event: 'shop_closed', to: 'closed' },`,
    caughtBy: 'service/src/payment/states.test.ts',
  },
  {
    name: 'a late word is for nobody',
    why: 'KakaoPay’s late confirmation finds the payment with a person, and is dropped.',
    file: 'service/src/payment/states.ts',
    from: `  { from: 'needs_review', event: 'approve_confirmed', to: 'approved' },\n`,
    to: '',
    caughtBy: 'service/src/payment/states.test.ts',
  },
  {
    name: 'the record is written over',
    why: 'Whoever writes last wins, and what another function has just written about the payment is lost.',
    file: 'service/src/store/payments.ts',
    from: '  const place = { ...paymentPlace(payment), ...storedWakeAt(before, payment), failures: undefined };\n',
    to: `  const place = { ...paymentPlace(payment), ...storedWakeAt(before, payment), failures: undefined };
  const { version = before.version } = (await table.get(paymentKey(before.id))) ?? {};
  before = { ...before, version };
`,
    caughtBy: 'simulation',
  },
  {
    name: 'a new payment takes the place of the one that is there',
    why: 'A charge that was made already is made again under the same id.',
    file: 'service/src/store/payments.ts',
    from: `  const result = await table.putIfAbsent({ ...attributes, ...paymentKey(id), ...paymentPlace(payment) });
  return savedOf(payment, result);`,
    to: `  const result = await table.putIfAbsent({ ...attributes, ...paymentKey(id), ...paymentPlace(payment) });
  return { saved: true, payment: { ...payment, version: result.written ? 1 : (result.current?.version ?? 1) } };`,
    caughtBy: 'service/src/store/payments.test.ts',
  },
];
