import type { Answer } from '../service/src/http/message.ts';
import { kstDay } from '../service/src/kst.ts';
import { carriedOut } from '../service/src/payment/cancellation.ts';
import { type Payment, tidOf } from '../service/src/payment/payment.ts';
import type { PaymentView } from '../service/src/routes/view.ts';
import { returnUrl } from '../service/src/signed-links.ts';
import { listByDay } from '../service/src/store/list.ts';
import { startTime, type VirtualWorld } from '../world/world.ts';
import { cutRun } from './cuts.ts';
import { cutAt, type Hook } from './outside.ts';

/** An order as a shop sends it. */
export const order = { orderId: 'A-1001', buyerId: 'buyer-1', itemName: '초코파이', totalWon: 2200 };

export const bodyOf = <Body>(answer: Answer): Body => JSON.parse(answer.body) as Body;

const orders = new WeakMap<object, number>();

/** A shop numbers its orders. */
function nextOrder({ simulator }: VirtualWorld): { orderId: string } {
  const count = orders.get(simulator) ?? 0;
  orders.set(simulator, count + 1);
  return { orderId: `A-${1001 + count}` };
}

/** A payment that KakaoPay has made for a payer. */
export type Made = Payment & { readonly tid: string };

/** Asks for a payment as a shop does, each time for another order. */
export async function startPayment(virtual: VirtualWorld, over: object = {}): Promise<Made> {
  const answer = await virtual.post('/v1/payments', { ...order, ...nextOrder(virtual), ...over });
  if (answer.status !== 201) throw new Error(`No payment was made: ${answer.status} ${answer.body}`);
  return (await virtual.payment(bodyOf<PaymentView>(answer).id)) as Made;
}

/** The payer does everything at KakaoPay; gives the address the browser comes back to, with `pg_token`. */
export async function payAtKakaoPay({ simulator }: VirtualWorld, payment: Payment): Promise<string> {
  return (await simulator.payer.pay(tidOf(payment), { method: 'MONEY' })).redirect;
}

/** A payment whose payer is about to come back. */
export async function startPaid(virtual: VirtualWorld, over: object = {}): Promise<{ id: string; comeBack: string }> {
  const payment = await startPayment(virtual, over);
  return { id: payment.id, comeBack: await payAtKakaoPay(virtual, payment) };
}

/** A payment that was paid; gives its id. */
export async function startApproved(virtual: VirtualWorld, over: object = {}): Promise<{ id: string }> {
  const { id, comeBack } = await startPaid(virtual, over);
  await virtual.get(comeBack);
  return { id };
}

/** Gives money back as a shop does; with a key of its own each time unless one is given. */
export function cancelPayment(
  virtual: VirtualWorld,
  id: string,
  body: object = {},
  { key, hook }: { readonly key?: string; readonly hook?: Hook } = {},
): Promise<Answer> {
  const headers = { 'idempotency-key': key ?? JSON.stringify(body).replace(/"/g, '') };
  return virtual.post(`/v1/payments/${id}/cancellations`, body, { headers, ...(hook && { hook }) });
}

/** A payment of which so much was given back; gives its id. */
export async function startCanceled(virtual: VirtualWorld, amountWon: number): Promise<{ id: string }> {
  const { id } = await startApproved(virtual);
  const { status } = await cancelPayment(virtual, id, { amountWon }, { key: 'first' });
  if (status !== 201) throw new Error(`Nothing was canceled: ${status}`);
  return { id };
}

/** Somebody else who has the key approves it, as the payer wants. */
export async function approveElsewhere(virtual: VirtualWorld, payment: Payment): Promise<void> {
  const pg_token = new URL(await payAtKakaoPay(virtual, payment)).searchParams.get('pg_token') ?? '';
  const { orderId: partner_order_id, buyerId: partner_user_id } = payment;
  const tid = tidOf(payment);
  await virtual.service.kakaoPay.approve({ tid, partner_order_id, partner_user_id, pg_token });
}

/** A payment whose approve is cut off before it is sent; gives its id. */
export async function cutOffApprove(virtual: VirtualWorld): Promise<string> {
  const { id, comeBack } = await startPaid(virtual);
  await cutRun(virtual.get(comeBack, { hook: cutAt(2, 'before', 'crash') }));
  return id;
}

/** That many of these, all of them due. */
export async function cutOffApproves(virtual: VirtualWorld, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push(await cutOffApprove(virtual));
  virtual.simulator.clock.advance('31s');
  return ids;
}

/** A return link of ours without a token. */
export const returnLink = (
  virtual: VirtualWorld,
  id: string,
  outcome: 'approve' | 'cancel' | 'fail' | 'result',
): string => `${returnUrl(virtual.service.settings, id)}/${outcome}`;

export async function statusOf(virtual: VirtualWorld, id: string): Promise<Payment['status'] | undefined> {
  return (await virtual.payment(id))?.status;
}

/** All payments we know of. */
export async function allPayments({ service }: VirtualWorld): Promise<readonly Payment[]> {
  const range = { from: kstDay(startTime), to: kstDay(service.clock.now()), limit: 100 };
  const found: Payment[] = [];
  let page = await listByDay(service.table, service.clock, range);
  found.push(...page.payments);
  for (let i = 0; i < 100 && page.next; i++) {
    page = await listByDay(service.table, service.clock, { ...range, after: page.next });
    found.push(...page.payments);
  }
  return found;
}

export interface Entry {
  readonly kind: string;
  readonly tid: string;
  readonly aid: string;
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
}

/** What we hold of a payment as paid and as given back. KakaoPay's ids are missing where its answer was lost. */
export function entriesOf(payment: Payment): readonly (Omit<Entry, 'tid' | 'aid'> & Partial<Entry>)[] {
  const { tid, approval } = payment;
  const { totalWon, taxFreeWon, vatWon } = payment;
  if (approval === undefined || totalWon === 0) return [];
  const named = (kind: string, aid: string | undefined) => ({ kind, ...(tid && { tid }), ...(aid && { aid }) });
  return [
    { ...named('PAYMENT', approval.aid), totalWon, taxFreeWon, vatWon },
    ...carriedOut(payment).map(({ aid, amountWon, ...parts }) => ({
      ...named('CANCEL', aid),
      totalWon: amountWon,
      taxFreeWon: parts.taxFreeWon,
      vatWon: parts.vatWon,
    })),
  ];
}

/** What we hold as paid and as given back, and what KakaoPay did, won by won, in the same order. */
export async function booksOf(virtual: VirtualWorld): Promise<{ readonly ours: Entry[]; readonly theirs: Entry[] }> {
  const theirs: Entry[] = virtual.simulator.ledger().entries.map(({ at: _, ...entry }) => entry);
  const held = (await allPayments(virtual)).flatMap(entriesOf);
  const free = new Set(theirs.filter(({ aid }) => !held.some((entry) => entry.aid === aid)));
  const ours = held.map((entry): Entry => {
    const same = [...free].find((other) =>
      Object.entries(entry).every(([name, value]) => other[name as 'tid'] === value),
    );
    if (entry.aid === undefined && same) free.delete(same);
    return { tid: '', aid: '', ...(entry.aid === undefined && same), ...entry };
  });
  const byAid = (left: Entry, right: Entry) => (left.aid < right.aid ? -1 : 1);
  return { ours: ours.sort(byAid), theirs: theirs.sort(byAid) };
}

/** A payment as the shop sees it. */
export const viewOf = async (virtual: VirtualWorld, id: string): Promise<PaymentView> =>
  bodyOf(await virtual.get(`/v1/payments/${id}`, { headers: { authorization: `Bearer ${virtual.apiKey}` } }));
