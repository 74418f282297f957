import type { EventView } from '../../service/src/routes/event-view.ts';
import type { Act } from './books.ts';
import type { Told } from './receiver.ts';

/** The item that an event is one of, and its place there: `pay_0123456789ab_3`. */
const itemOf = (id: string): string => id.slice(0, id.lastIndexOf('_'));
const numberOf = (id: string): number => Number(id.slice(id.lastIndexOf('_') + 1));

/** Each try was signed, and the bytes under an id are the same whenever they came. */
export function badTries(told: readonly Told[]): string[] {
  const bodies = new Map<string, string>();
  return told.flatMap(({ id, body, genuine }) => {
    const first = bodies.get(id) ?? body;
    bodies.set(id, first);
    return [
      ...(genuine ? [] : [`a signature that does not fit: ${id}`]),
      ...(first === body ? [] : [`other bytes under the same id: ${id}`]),
    ];
  });
}

/**
 * Everything listed was taken at least once, in order for each item, and nothing else; the list says so itself, of the
 * sample shop's endpoint as well, which `npm start` makes.
 */
export function untold(events: readonly EventView[], told: readonly Told[]): string[] {
  const taken = [...new Set(told.filter(({ status }) => status < 300).map(({ id }) => id))];
  const listed = new Set(events.map(({ id }) => id));
  const last = new Map<string, number>();
  const unordered = taken.filter((id) => {
    const before = last.get(itemOf(id)) ?? 0;
    last.set(itemOf(id), Math.max(before, numberOf(id)));
    return numberOf(id) < before;
  });
  return [
    ...events.filter(({ id }) => !taken.includes(id)).map(({ id, type }) => `never told: ${id} ${type}`),
    ...taken.filter((id) => !listed.has(id)).map((id) => `told, and not listed: ${id}`),
    ...unordered.map((id) => `told after a later one: ${id}`),
    ...events
      .filter(({ deliveries }) => deliveries.length === 0 || deliveries.some(({ state }) => state !== 'delivered'))
      .map(({ id, deliveries }) => `not listed as delivered: ${id} ${JSON.stringify(deliveries)}`),
  ];
}

/** What KakaoPay has done is what the shop was told: a payment approved, an amount given back. */
export function untoldActs(told: readonly Told[], theirs: readonly Act[]): string[] {
  const bodies = new Map(told.filter(({ status }) => status < 300).map(({ id, body }) => [id, body]));
  const heard = [...bodies.values()].map((body) => JSON.parse(body) as Heard);
  const acts: Readonly<Record<string, string>> = {
    'payment.approved': 'PAYMENT',
    'payment.canceled': 'CANCEL',
    'payment.partially_canceled': 'CANCEL',
  };
  const counts = new Map<string, number>();
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  for (const { type, data } of heard) if (acts[type]) count(`${acts[type]} ${data.orderId}`, 1);
  for (const { kind, orderId } of theirs) count(`${kind} ${orderId}`, -1);
  return [...counts].flatMap(([name, more]) =>
    more === 0 ? [] : [`told ${more > 0 ? 'too often' : 'too seldom'}: ${name}`],
  );
}

interface Heard {
  readonly type: string;
  readonly data: { readonly orderId?: string };
}
