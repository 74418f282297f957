import type { Teller } from '../service.ts';
import { changeEndpoints } from '../store/endpoints.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { failingMaxMs } from '../webhooks/retry-times.ts';

/** How an endpoint was found: it took what it was sent, did not, or answered that it is gone for good. */
export type Health = 'well' | 'failing' | 'gone';

/** Writes that on the endpoint, where it changes anything. One that is gone, or failing for days, is disabled. */
export async function noteHealth({ table, clock, log }: Teller, known: Endpoint, health: Health): Promise<void> {
  const now = clock.now();
  if (healthier(known, health, now) === known) return;
  let disabled: Endpoint['disabled'];
  await changeEndpoints(table, (list) => {
    disabled = undefined;
    // Another address is another matter.
    const found = list.find(({ id, url }) => id === known.id && url === known.url);
    if (found === undefined) return undefined;
    const after = healthier(found, health, now);
    if (after === found) return undefined;
    disabled = after.disabled;
    return list.map((one) => (one === found ? after : one));
  });
  if (disabled) log('error', 'endpoint_disabled', { endpointId: known.id, because: disabled.because });
}

function healthier(endpoint: Endpoint, health: Health, now: number): Endpoint {
  const { failingSince, ...rest } = endpoint;
  if (endpoint.disabled) return endpoint;
  if (health === 'well') return failingSince === undefined ? endpoint : rest;
  if (health === 'gone') return { ...endpoint, disabled: { because: 'gone', at: now } };
  if (failingSince === undefined) return { ...endpoint, failingSince: now };
  return now - failingSince < failingMaxMs ? endpoint : { ...endpoint, disabled: { because: 'failing', at: now } };
}
