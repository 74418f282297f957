import type { Told } from '../../service/src/store/told.ts';
import type { Endpoint } from '../../service/src/webhooks/endpoint.ts';
import { hears } from '../../service/src/webhooks/endpoint.ts';
import { toldType } from '../../service/src/webhooks/event-types.ts';
import type { Received } from '../../world/receiver.ts';

/**
 * The endpoint was told of everything that happened to the item since it was there: in order, at least once, or it is
 * parked; the same bytes under an id on every try; and nothing of it is waiting any more.
 */
export function toldFaults(told: Told, endpoint: Endpoint, received: readonly Received[]): string[] {
  const { id: to, url, createdAt } = endpoint;
  const { outbox, parked: parkedBy = {}, bodies } = told.telling;
  const parked = parkedBy[to] ?? [];
  const due = told.events
    .filter(({ type, at }) => at > createdAt && isHeard(endpoint, type))
    .map(({ n }) => n)
    .filter((n) => !parked.includes(n));
  const sent = received.filter((one) => one.url === url && one.id.startsWith(`${told.sk}_`));
  const numbers = sent.filter(isTaken).map(({ id }) => Number(id.slice(told.sk.length + 1)));
  const delivered = [...new Set(numbers)].filter((n) => due.includes(n));
  const first = new Map<string, string>();
  for (const { id, body } of sent) if (!first.has(id)) first.set(id, body);
  return [
    ...due.filter((n) => !delivered.includes(n)).map((n) => `${to} was never told of ${told.sk}_${n}`),
    ...(delivered.every((n, at) => n > (delivered[at - 1] ?? 0)) ? [] : [`${to} was told of ${told.sk} in disorder`]),
    ...sent.filter(({ id, body }) => body !== first.get(id)).map(({ id }) => `${id} had another body`),
    ...(outbox === undefined ? [] : [`${told.sk} is still to be told`]),
    ...(bodies === undefined ? [] : [`${told.sk} keeps bodies`]),
  ];
}

function isHeard(endpoint: Endpoint, happened: string): boolean {
  const type = toldType(happened);
  return type !== undefined && hears(endpoint, type);
}

const isTaken = ({ status }: Received): boolean => status !== undefined && status >= 200 && status < 300;
