import type { Answer } from '../service/src/http/message.ts';
import { kstDay } from '../service/src/kst.ts';
import type { Payment } from '../service/src/payment/payment.ts';
import type { PaymentView } from '../service/src/routes/view.ts';
import { returnUrl } from '../service/src/signed-links.ts';
import { listByDay } from '../service/src/store/list.ts';
import { startTime, type VirtualWorld } from '../world/world.ts';
import { cutRun } from './cuts.ts';
import { cutAt } from './outside.ts';

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

/** Asks for a payment as a shop does, each time for another order. */
export async function startPayment(virtual: VirtualWorld, over: object = {}): Promise<Payment> {
  const answer = await virtual.post('/v1/payments', { ...order, ...nextOrder(virtual), ...over });
  if (answer.status !== 201) throw new Error(`No payment was made: ${answer.status} ${answer.body}`);
  return (await virtual.payment(bodyOf<PaymentView>(answer).id)) as Payment;
}

/** The payer does everything at KakaoPay; gives the address the browser comes back to, with `pg_token`. */
export async function payAtKakaoPay({ simulator }: VirtualWorld, { tid }: Payment): Promise<string> {
  return (await simulator.payer.pay(tid, { method: 'MONEY' })).redirect;
}

/** A payment whose payer is about to come back. */
export async function startPaid(virtual: VirtualWorld, over: object = {}): Promise<{ id: string; comeBack: string }> {
  const payment = await startPayment(virtual, over);
  return { id: payment.id, comeBack: await payAtKakaoPay(virtual, payment) };
}

/** Somebody else who has the key approves it, as the payer wants. */
export async function approveElsewhere(virtual: VirtualWorld, payment: Payment): Promise<void> {
  const pg_token = new URL(await payAtKakaoPay(virtual, payment)).searchParams.get('pg_token') ?? '';
  const { tid, orderId: partner_order_id, buyerId: partner_user_id } = payment;
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

interface Entry {
  readonly tid: string;
  readonly aid: string | undefined;
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
}

/** What we hold as paid, and what KakaoPay took, won by won, in the same order. */
export async function booksOf(virtual: VirtualWorld): Promise<{ readonly ours: Entry[]; readonly theirs: Entry[] }> {
  const byTid = (left: Entry, right: Entry) => (left.tid < right.tid ? -1 : 1);
  const ours = (await allPayments(virtual))
    .filter(({ status }) => status === 'approved')
    .map(({ tid, approval, totalWon, taxFreeWon, vatWon }) => ({
      tid,
      aid: approval?.aid,
      totalWon,
      taxFreeWon,
      vatWon,
    }));
  const { entries } = virtual.simulator.ledger();
  const theirs = entries.map(({ tid, aid, totalWon, taxFreeWon, vatWon }) => ({
    tid,
    aid,
    totalWon,
    taxFreeWon,
    vatWon,
  }));
  return { ours: ours.sort(byTid), theirs: theirs.sort(byTid) };
}

/** A payment as the shop sees it. */
export const viewOf = async (virtual: VirtualWorld, id: string): Promise<PaymentView> =>
  bodyOf(await virtual.get(`/v1/payments/${id}`, { headers: { authorization: `Bearer ${virtual.apiKey}` } }));
