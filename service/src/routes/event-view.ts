import type { InferOutput } from 'valibot';
import { iso } from '../iso.ts';
import type { FailedAttempt } from '../store/attempts.ts';
import type { ToldEvent } from '../store/list-events.ts';
import { attemptLifeMs } from '../webhooks/after-try.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { eventIdOf } from '../webhooks/event-id.ts';
import type { eventView, eventWithData } from './event-answers.ts';

export type EventView = InferOutput<typeof eventView>;
type DeliveryView = EventView['deliveries'][number];
type AttemptView = InferOutput<typeof eventWithData>['attempts'][number];

/** An event as the shop sees it, with how it stands with each endpoint that there is, or that has got it. */
export function eventViewOf({ told, n, type, at }: ToldEvent, endpoints: readonly Endpoint[]): EventView {
  const got = (told.telling.delivered ?? []).filter((one) => one.n === n).map(({ to }) => to);
  const ids = new Set([...endpoints.map(({ id }) => id), ...got]);
  return {
    id: eventIdOf(told.id, n),
    type,
    timestamp: iso(at),
    version: n,
    ...(told.id.startsWith('pay_') && { paymentId: told.id }),
    ...(told.id.startsWith('sub_') && { subscriptionId: told.id }),
    deliveries: [...ids].flatMap((id) => deliveryOf(told, n, id) ?? []),
  };
}

type Telling = ToldEvent['told'];

/** What is to come counts before what has been: it may be sent again. */
function deliveryOf(
  { telling: { outbox, parked, delivered } }: Telling,
  n: number,
  id: string,
): DeliveryView | undefined {
  const untold = outbox?.[id];
  if (untold?.pending.includes(n)) {
    const isNext = untold.pending[0] === n;
    const next = isNext ? { tries: untold.tries, nextTryAt: iso(untold.at) } : { tries: 0 };
    return { endpointId: id, state: 'pending', ...next };
  }
  if (parked?.[id]?.includes(n)) return { endpointId: id, state: 'parked' };
  const got = delivered?.findLast((one) => one.n === n && one.to === id);
  return got && { endpointId: id, state: 'delivered', at: iso(got.at), status: got.status };
}

/** All tries of the event in the last 30 days, those in vain and those that were not, in order; `now` in ms. */
export function attemptsOf({ told, n }: ToldEvent, failed: readonly FailedAttempt[], now: number): AttemptView[] {
  const isKept = ({ at }: { readonly at: number }) => at > now - attemptLifeMs;
  const delivered = (told.telling.delivered ?? []).filter((one) => one.n === n && isKept(one));
  const all = [
    ...failed.map((one) => ({ ...one, delivered: false })),
    ...delivered.map((one) => ({ ...one, delivered: true })),
  ];
  return all
    .sort((left, right) => left.at - right.at)
    .map(({ to, at, delivered, ...rest }) => {
      const { status, said, error } = rest as Partial<FailedAttempt>;
      return {
        endpointId: to,
        at: iso(at),
        delivered,
        ...(status !== undefined && { status }),
        ...(said !== undefined && { said }),
        ...(error !== undefined && { error: error as AttemptView['error'] }),
      };
    });
}
