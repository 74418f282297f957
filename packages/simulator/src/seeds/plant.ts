import { approve } from '../calls/approve.ts';
import { cancel } from '../calls/cancel.ts';
import { ready } from '../calls/ready.ts';
import type { Books, PayMethod, Payment } from '../core/books.ts';
import { Refusal } from '../core/codes.ts';
import { durationMs } from '../core/kst.ts';
import { endSubscription, PayerError, pay, step } from '../core/payer.ts';
import { nextStatus, type PayerEvent, type Status, stateRow } from '../core/states.ts';
import type { Faults } from '../faults/counters.ts';
import { type CheckedSeeds, type PaymentSeed, type SubscriptionSeed, wrongSeeds } from './schema.ts';
import { type NamedIds, seededIds } from './seeded-ids.ts';

/** One payment or subscription of the seeds, with its place among them. */
interface Planting {
  readonly place: string;
  readonly at: number;
  readonly named: NamedIds;
  readonly plant: (books: Books) => void;
}

const example = {
  partner_user_id: 'user-1',
  item_name: '초코파이',
  quantity: 1,
  tax_free_amount: 0,
  approval_url: 'http://localhost/approved',
  cancel_url: 'http://localhost/canceled',
  fail_url: 'http://localhost/failed',
};

/** How a payer gets there, where it is not by paying. */
const payerSteps: Readonly<Partial<Record<Status, readonly PayerEvent[]>>> = {
  READY: [],
  SEND_TMS: ['send_tms'],
  OPEN_PAYMENT: ['open'],
  SELECT_METHOD: ['open', 'select'],
  ARS_WAITING: ['open', 'select', 'ask_ars'],
  FAIL_AUTH_PASSWORD: ['open', 'select', 'fail_auth'],
  QUIT_PAYMENT: ['open', 'quit'],
};

type Common = Omit<PaymentSeed, 'status'>;
type ReadyParams = Parameters<typeof ready>[1];

/** What `ready` is sent: the example, where the seed says nothing. */
function readyFields(seed: Common, order: string, cid: string, total_amount: number): ReadyParams {
  const given = Object.fromEntries(Object.entries(seed).filter(([, value]) => value !== undefined));
  return { cid, total_amount, partner_order_id: order, ...example, ...given };
}

function authenticate(books: Books, { tid, methods }: Payment, { method, card, install_month, point }: Common): void {
  const first = methods[0] as PayMethod;
  pay(books, tid, { method: method ?? first, card, installMonths: install_month, pointWon: point });
}

function approveIt(books: Books, { cid, tid, orderId, userId }: Payment): void {
  const pg_token = books.ids.pgToken(tid);
  approve(books, { cid, tid, partner_order_id: orderId, partner_user_id: userId, pg_token });
}

function cancelIt(books: Books, { cid, tid, amount }: Payment, seed: PaymentSeed): void {
  const whole = seed.status === 'CANCEL_PAYMENT';
  cancel(books, {
    cid,
    tid,
    cancel_amount: seed.cancel_amount ?? (whole ? amount.total : 0),
    cancel_tax_free_amount: seed.cancel_tax_free_amount ?? (whole ? amount.taxFree : 0),
  });
}

/** Takes a payment where it is to be by the acts of payer and merchant that lead there. */
function plantPayment(books: Books, seed: PaymentSeed, order: string): void {
  const { status = 'READY' } = seed;
  const payment = ready(books, readyFields(seed, order, 'TC0ONETIME', 2200), 'current');
  const steps = payerSteps[status];
  if (steps) for (const event of steps) step(books, payment.tid, event);
  else authenticate(books, payment, seed);
  if (status === 'FAIL_PAYMENT') payment.status = nextStatus(payment.status, 'refuse') as Status;
  if (stateRow(status).approve === -702) approveIt(books, payment);
  if (status === 'CANCEL_PAYMENT' || status === 'PART_CANCEL_PAYMENT') cancelIt(books, payment, seed);
  if (payment.status !== status) throw new PayerError('invalid', `it becomes ${payment.status}, not ${status}.`);
}

/** Its first payment, and its end. */
function plantSubscription(books: Books, seed: SubscriptionSeed, order: string): void {
  const payment = ready(books, readyFields(seed, order, 'TCSUBSCRIP', 9900), 'current');
  authenticate(books, payment, seed);
  approveIt(books, payment);
  if (seed.status === 'INACTIVE') endSubscription(books, payment.sid as string);
}

/** Those that are longest ago come first, as in every list. */
function plantings({ payments, subscriptions }: CheckedSeeds, now: number): Planting[] {
  const at = (ago = '0') => now - (durationMs(ago) as number);
  return [
    ...payments.map((seed, index) => ({
      place: `payments.${index}`,
      at: at(seed.ago),
      named: { T: seed.tid },
      plant: (books: Books) => plantPayment(books, seed, `order-${index + 1}`),
    })),
    ...subscriptions.map((seed, index) => ({
      place: `subscriptions.${index}`,
      at: at(seed.ago),
      named: { T: seed.tid, S: seed.sid },
      plant: (books: Books) => plantSubscription(books, seed, `subscription-${index + 1}`),
    })),
  ].sort((left, right) => left.at - right.at);
}

function refuseTwice({ payments, subscriptions }: CheckedSeeds): void {
  const ids = [...payments.map(({ tid }) => tid), ...subscriptions.flatMap(({ tid, sid }) => [tid, sid])];
  const twice = ids.find((id, index) => id !== undefined && ids.indexOf(id) < index);
  if (twice !== undefined) throw new TypeError(`Seeds: the id ${twice} is there twice.`);
}

function whyNot(error: unknown): string | undefined {
  if (error instanceof Refusal) return `KakaoPay refuses it with ${error.code}, ${error.message}`;
  return error instanceof PayerError ? error.message : undefined;
}

/**
 * Fills the books with what the seeds say, by the same acts that programs and payers do, each at its own time. Throws a
 * TypeError that names the seed that cannot be.
 */
export function plant(books: Books, faults: Faults, seeds: CheckedSeeds, seed: string): void {
  refuseTwice(seeds);
  const payerDid = () => {}; // a journal tells of what happens from now on
  for (const { place, at, named, plant: run } of plantings(seeds, books.now())) {
    try {
      run({ ...books, now: () => at, ids: seededIds(books.ids, seed, place, named), payerDid });
    } catch (error) {
      const why = whyNot(error);
      throw why === undefined ? error : wrongSeeds(place, why);
    }
  }
  for (const fault of seeds.faults) faults.add(fault);
}
