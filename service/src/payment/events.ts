import type { Approval, Failure, WaitReason } from './payment.ts';
import type { EventType } from './states.ts';

/** An event about an intent names it by its number; one about the payment itself has none there. */
interface OfIntent {
  readonly intent: number;
}
interface OfIntentOrNone {
  readonly intent: number | undefined;
}

/** What comes with each event. */
export interface EventData {
  readonly payer_returned: { readonly pgToken: string };
  readonly shop_closed: object;
  readonly approve_confirmed: { readonly approval: Approval };
  readonly approve_refused: OfIntent & { readonly failure: Failure };
  readonly approve_came_too_soon: OfIntent;
  readonly intent_went_stale: OfIntent;
  readonly found_not_approved: OfIntent;
  readonly outcome_unknown: OfIntentOrNone & { readonly reason: WaitReason };
  readonly gave_up_looking: OfIntentOrNone & { readonly failure: Failure };
  readonly found_quit: object;
  readonly found_failed: { readonly failure: Failure };
  readonly found_expired: OfIntentOrNone;
  readonly found_contradiction: OfIntentOrNone & { readonly failure: Failure };
}

/**
 * The events with their data. Does not compile when an event of the table of edges has no data here, or one here has
 * no edge there.
 */
export type EventsOf<Data extends Record<EventType, object> & Record<Exclude<keyof Data, EventType>, never>> = {
  readonly [Type in EventType]: { readonly type: Type } & Data[Type];
}[EventType];

/** What can happen to a payment. */
export type Event = EventsOf<EventData>;
