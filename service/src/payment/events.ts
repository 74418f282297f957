import type { Asked, Cancellation } from './cancellation.ts';
import type { Approval, Shown } from './payment.ts';
import type { Failure, WaitReason } from './reasons.ts';
import type { EventType } from './states.ts';

/** An event about an intent names it by its number; one about the payment itself has none there. */
interface OfIntent {
  readonly intent: number;
}
interface OfIntentOrNone {
  readonly intent: number | undefined;
}

/** Somebody's act: the id of the API key, and the words of the person who used it. */
interface Act {
  readonly by: string | undefined;
  readonly reason?: string | undefined;
}

/** Decided for this version of the payment alone: what holds of the next is another matter. */
interface OfVersion {
  readonly asOf: number;
}

/** A person's last word, and what KakaoPay showed when it was said. */
type Conclusion = Act & OfVersion & Seen;

/** The books of cancellations as they stand afterwards. */
interface Books {
  readonly cancellations: readonly Cancellation[];
}

type ConcludedPaid = Conclusion & Partial<Books> & { readonly approval: Approval };

/** What KakaoPay showed, where it was asked. */
interface Seen {
  readonly shown?: Shown | undefined;
}

/** What comes with each event. */
export interface EventData {
  readonly payer_returned: { readonly pgToken: string };
  readonly shop_closed: Act;
  readonly approve_confirmed: { readonly approval: Approval };
  readonly approve_refused: OfIntent & { readonly failure: Failure };
  readonly approve_came_too_soon: OfIntent;
  readonly intent_went_stale: OfIntent;
  readonly found_not_approved: OfIntent;
  /** `refusal`: of a charge or a cancellation, whose refusal counts once KakaoPay's own books show it so. */
  readonly outcome_unknown: OfIntentOrNone & { readonly reason: WaitReason; readonly refusal?: Failure };
  readonly gave_up_looking: OfIntentOrNone & { readonly failure: Failure };
  readonly found_quit: Partial<Act>;
  readonly found_failed: Partial<Act> & { readonly failure: Failure };
  readonly found_expired: OfIntentOrNone;
  readonly found_contradiction: Partial<Act> &
    OfIntentOrNone &
    Seen & { readonly failure: Failure; readonly tid?: string };
  /** A lookup proves a charge, and names no `tid`. */
  readonly charge_confirmed: { readonly approval: Approval; readonly tid?: string };
  readonly charge_refused: OfIntent & { readonly failure: Failure };
  /** It is not sent, or not sent again: the subscription is over, or has given the charge up. */
  readonly charge_given_up: OfIntent & { readonly failure: Failure };
  /** KakaoPay shows the subscription as it was before the charge; a second look must say the same. */
  readonly found_unchanged: OfIntent;
  /** `lastApprovedAt`: what KakaoPay shows before it is sent again. */
  readonly found_not_charged: OfIntent & { readonly lastApprovedAt: number | undefined };
  readonly cancel_asked: OfVersion & { readonly asked: Asked };
  readonly cancel_confirmed: OfIntent & Books;
  readonly part_cancel_confirmed: OfIntent & Books;
  readonly cancel_refused: OfIntent & Books;
  readonly further_cancel_refused: OfIntent & Books;
  readonly cancel_overtaken: OfIntent & Books;
  readonly found_not_canceled: OfIntent & Books;
  /** Somebody canceled at KakaoPay itself. */
  readonly found_canceled_elsewhere: OfVersion & Books;
  readonly found_part_canceled_elsewhere: OfVersion & Books;
  readonly found_difference: OfVersion & Seen & { readonly failure: Failure };
  readonly looked_again: Act & Seen;
  readonly concluded_paid: ConcludedPaid;
  readonly concluded_unpaid: Conclusion & { readonly failure: Failure };
  readonly concluded_part_canceled: ConcludedPaid;
  readonly concluded_canceled: ConcludedPaid;
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

/** Who asked for it, and in what words. */
export const actOf = (event: Event): Partial<Act> =>
  event.type === 'cancel_asked' ? event.asked : 'by' in event ? event : {};
