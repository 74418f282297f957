import { Problem } from '../http/problem.ts';
import { webhookUrlFault } from '../outbound/webhook-url-fault.ts';
import type { EventsService } from '../service.ts';
import { type Endpoint, endpointsMax } from '../webhooks/endpoint.ts';

/** An address has to be one that may be sent to. What its name leads to is looked at whenever something is sent. */
export function assertUrl({ settings: { localWebhooks = false } }: EventsService, url: string): void {
  const fault = webhookUrlFault(url, { allowLoopback: localWebhooks });
  if (fault === undefined) return;
  throw new Problem('invalid_request', { errors: [{ path: 'url', message: `\`url\` ${fault}` }] });
}

/** Two that are told the same at one address are one too many: a request that was sent twice, most likely. */
export function assertNew(others: readonly Endpoint[], aim: Endpoint): void {
  const same = others.find((other) => other.url === aim.url && typesOf(other) === typesOf(aim));
  if (same) throw new Problem('endpoint_exists', { endpointId: same.id });
}

const typesOf = ({ types }: Endpoint): string => [...(types ?? [])].sort().join();

/** The smallest slot that nobody has. */
export function freeSlot(others: readonly Endpoint[]): number {
  if (others.length >= endpointsMax) throw new Problem('too_many_endpoints');
  const taken = new Set(others.map(({ slot }) => slot));
  return Array.from({ length: endpointsMax }, (_, slot) => slot).find((slot) => !taken.has(slot)) as number;
}
