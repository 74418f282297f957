import { createKakaoPay, type Generation, type KakaoPay, type Transport } from 'kakaopay-client';
import type { Event } from '../payment/events.ts';
import type { CancelIntent, Payment } from '../payment/payment.ts';
import { samplePayment } from '../payment/testing.ts';
import { foundCancel } from './cancel-outcome.ts';

/** The real client, so that its judgement and ours are held together. */
export function clientOver(transport: Transport, generation: Generation = 'current'): KakaoPay {
  return createKakaoPay({
    generation,
    secretKey: 'DEVKEY',
    cid: 'TC0ONETIME',
    baseUrl: 'http://kakaopay.test',
    transport,
  });
}
export const answers =
  (status: number, body: unknown): Transport =>
  async () => ({ status, body: JSON.stringify(body) });
export const breaks =
  (code: string): Transport =>
  () =>
    Promise.reject(Object.assign(new Error(code), { code }));

/** Of 2,200 won with a VAT of 200, 700 are to be given back. */
export const canceling: Payment & { readonly tid: string } = samplePayment('canceling');
export const intent: CancelIntent = canceling.intent as CancelIntent;
/** Sent 6 s after the intent at the latest, ended by KakaoPay after 11 s, and a second for the way. */
export const settled: number = intent.decidedAt + 18_000;
export const at: number = intent.decidedAt + 2_000;

/** A cancellation as a lookup tells of it. */
export const act = (aid: string, over: object = {}): object => ({
  aid,
  payment_action_type: 'CANCEL',
  approved_at: '2026-11-23T14:01:02',
  ...over,
});
const paidAct = { aid: 'A469b847306d7b2dc394', payment_action_type: 'PAYMENT', approved_at: '2026-11-23T14:00:30' };

/** A lookup of it, and what went before. */
export interface Seen {
  readonly canceledWon?: number | undefined;
  readonly acts?: readonly object[] | undefined;
  readonly over?: object;
  readonly of?: Payment;
  readonly askedAt?: number;
  readonly refusal?: 'proof' | 'if unchanged';
}

/** What the lookup proves. */
export async function found({
  canceledWon = 0,
  acts,
  over = {},
  of = canceling,
  askedAt = at,
  refusal,
}: Seen): Promise<Event> {
  const status = canceledWon === 0 ? 'SUCCESS_PAYMENT' : canceledWon < 2200 ? 'PART_CANCEL_PAYMENT' : 'CANCEL_PAYMENT';
  const { tid } = canceling;
  const order = {
    tid,
    status,
    amount: { total: 2200, tax_free: 0, vat: 200 },
    canceled_amount: { total: canceledWon },
    ...(acts && { payment_action_details: [paidAct, ...acts] }),
    ...over,
  };
  const result = await clientOver(answers(200, order)).order({ tid });
  const failure = { reason: 'refused', kakaoPayCode: -722, kakaoPayMessage: 'amount data is wrong!' } as const;
  return foundCancel(
    of,
    of.intent as CancelIntent,
    result,
    askedAt,
    refusal && { failure, isProof: refusal === 'proof' },
  );
}

/** The event in short: what it is, and the books as number, outcome and won. */
export async function told(seen: Seen): Promise<readonly unknown[]> {
  const event = await found(seen);
  if ('cancellations' in event) {
    return [event.type, ...event.cancellations.map(({ n, outcome, amountWon }) => `${n} ${outcome} ${amountWon}`)];
  }
  return [event.type, 'reason' in event ? event.reason : 'failure' in event ? event.failure.reason : undefined];
}

/** The parts of such an amount with a VAT of a tenth, as KakaoPay shows them. */
const shownParts = (total: number) => ({ total, tax_free: 0, vat: Math.round(total / 11) });

/** How KakaoPay shows the sample payment of 2,200 won. */
export const shownOrder = (status: string, canceledWon?: number, over: object = {}) => ({
  tid: samplePayment().tid,
  status,
  partner_order_id: 'A-1001',
  amount: { total: 2200, tax_free: 0, vat: 200 },
  ...(canceledWon !== undefined && { canceled_amount: shownParts(canceledWon) }),
  ...over,
});

/** What comes back from a lookup of the sample payment that is answered so. */
export const askedOrder = (body: object, status = 200) =>
  clientOver(answers(status, body)).order({ tid: samplePayment().tid });
