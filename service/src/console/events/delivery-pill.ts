import type { Html } from '../../pages/page.ts';
import type { EndpointView } from '../../routes/endpoint-view.ts';
import type { EventView } from '../../routes/event-view.ts';
import { pill } from '../parts.ts';
import type { Say } from '../words/say.ts';
import { deliveryLabels } from '../words/statuses.ts';

type Delivery = Pick<EventView['deliveries'][number], 'endpointId' | 'state'>;

/** How an event stands with an endpoint; what one that is disabled was not told is kept for it. */
export function deliveryPill(say: Say, endpoints: readonly EndpointView[], { endpointId, state }: Delivery): Html {
  const isOff = endpoints.some(({ id, enabled }) => id === endpointId && !enabled);
  const kept = { ko: '보관 중', en: 'Kept', tone: 'calm' } as const;
  return pill(say, isOff && state === 'parked' ? kept : deliveryLabels[state], state);
}
