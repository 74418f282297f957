import type { Plan } from './plan.ts';
import type { SubscriptionEventType } from './states.ts';
import type { ClaimedCharge, EndReason } from './subscription.ts';

interface Act {
  /** The API key's id. */
  readonly by: string;
}

/** About the charge that is under way, which it names. */
interface OfCharge {
  readonly paymentId: string;
}

/** Decided for this version alone: a function that stood still goes on with what is old news. */
interface OfVersion {
  readonly asOf: number;
}

interface SubscriptionEventData {
  /** `approvedAt`: KakaoPay's time. */
  readonly first_paid: { readonly sid: string; readonly approvedAt: number };
  readonly first_unpaid: object;
  readonly sid_missing: object;
  /** Nothing to be done before then, ms since 1970. `unanswered`: unless KakaoPay answers earlier, to whomever. */
  readonly still_open: OfVersion & { readonly wakeAt: number; readonly unanswered?: number };
  /** With the next version another date is due, or another charge under way. */
  readonly charge_claimed: OfVersion & { readonly charge: ClaimedCharge };
  readonly charge_succeeded: OfCharge & { readonly approvedAt: number };
  /** `refusedAt`: ms since 1970. */
  readonly charge_refused: OfCharge & { readonly refusedAt: number };
  /** It was claimed and never took place, since it was not wanted any more. */
  readonly charge_dropped: OfCharge;
  readonly retries_used_up: OfCharge;
  readonly refused_for_good: OfCharge;
  /** After a charge, or when none is left. */
  readonly completed: Partial<OfCharge> & Partial<OfVersion> & { readonly approvedAt?: number };
  readonly found_ended: OfCharge & { readonly endReason: EndReason };
  /** `approvedAt`: KakaoPay's time of the charge that is not ours. */
  readonly found_charged_elsewhere: OfCharge & { readonly approvedAt: number };
  readonly shop_changed: Act &
    OfVersion & {
      readonly plan?: Plan | undefined;
      readonly itemName?: string | undefined;
    };
  readonly shop_paused: Act & OfVersion;
  readonly shop_resumed: Act & OfVersion;
  readonly shop_ended: Act;
  readonly sid_closed: OfVersion;
}

/** What can happen to a subscription. */
export type SubscriptionEvent = {
  readonly [Type in SubscriptionEventType]: { readonly type: Type } & SubscriptionEventData[Type];
}[SubscriptionEventType];
