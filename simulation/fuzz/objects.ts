import type { EventView } from '../../service/src/routes/event-view.ts';
import { signedId } from '../../service/src/signed-links.ts';
import { listReconciliations } from '../../service/src/store/reconciliations.ts';
import { cancelPayment, startApproved, startPayment } from '../../world/actions.ts';
import { reconcileDay } from '../../world/reconciling.ts';
import { startContradicted } from '../../world/review.ts';
import { startSubscribed, startSubscribing } from '../../world/subscribing.ts';
import { eventPages, makeEndpoint } from '../../world/telling.ts';
import type { VirtualWorld } from '../../world/world.ts';

/** Real ids, by the name of the list that a configuration draws them from. */
export type Objects = Readonly<Record<string, readonly string[]>>;

/** Of each kind so many: what one request uses up is there for the next. */
async function times<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let index = 0; index < count; index++) made.push(await make(index));
  return made;
}

/** A shop in the middle of its business. */
export async function makeShop(virtual: VirtualWorld): Promise<Objects> {
  const endpoints = [await makeEndpoint(virtual), await makeEndpoint(virtual, { url: 'https://other.example/hook' })];
  const reviewed = await times(20, () => startContradicted(virtual));
  const approved = (await times(60, () => startApproved(virtual))).map(({ id }) => id);
  for (const id of approved.slice(0, 20)) await cancelPayment(virtual, id, { amountWon: 100 });
  const subscribed = await times(30, (at) => startSubscribed(virtual, { orderId: `S-${at}` }));
  await virtual.stream();
  await reconcileDay(virtual);
  const ready = (await times(40, () => startPayment(virtual))).map(({ id }) => id);
  const subscribing = await times(5, (at) => startSubscribing(virtual, { orderId: `T-${at}` }));
  const payments = [...approved, ...ready, ...reviewed];
  const events = (await eventPages(virtual, 'limit=100')).flatMap(({ events }) => events);
  const { settings, table } = virtual.service;
  const links = (purpose: 'checkout' | 'return' | 'receipt') => payments.map((id) => signedId(settings, purpose, id));
  return {
    payments,
    reviewed,
    paid: approved,
    subscriptions: [...subscribed, ...subscribing].map(({ id }) => id),
    endpoints: endpoints.map(({ id }) => id),
    events: events.map(({ id }: EventView) => id),
    reconciliations: (await listReconciliations(table, { limit: 5 })).map(({ id }) => id),
    days: ['2026-11-22', '2026-11-23', '2026-11-24'],
    months: ['2026-10', '2026-11'],
    checkouts: links('checkout'),
    returns: links('return'),
    receipts: links('receipt'),
    outcomes: ['approve', 'cancel', 'fail', 'result'],
    cancellations: ['1', '2'],
  };
}

/** What a simulator has after that. */
export function kakaoPayObjects({ simulator }: VirtualWorld): Objects {
  return {
    tids: simulator.payments().map(({ tid }) => tid),
    sids: simulator.subscriptions().map(({ sid }) => sid),
    faults: ['1', '2', '3'],
  };
}
