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

interface SubscriptionEventData {
  /** `approvedAt`: KakaoPay's time. */
  readonly first_paid: { readonly sid: string; readonly approvedAt: number };
  readonly first_unpaid: object;
  readonly sid_missing: object;
  /** Nothing to be done before then, ms since 1970. */
  readonly still_open: { readonly wakeAt: number };
  /** Decided for this version alone: with the next another date is due, or another charge under way. */
  readonly charge_claimed: { readonly charge: ClaimedCharge; readonly asOf: number };
  readonly charge_succeeded: OfCharge & { readonly approvedAt: number };
  /** `refusedAt`: ms since 1970. */
  readonly charge_refused: OfCharge & { readonly refusedAt: number };
  /** It was claimed and never took place, since it was not wanted any more. */
  readonly charge_dropped: OfCharge;
  readonly retries_used_up: OfCharge;
  readonly refused_for_good: OfCharge;
  /** After a charge, or when it is resumed after its last date. */
  readonly completed: Partial<OfCharge> & { readonly approvedAt?: number };
  readonly found_ended: OfCharge & { readonly endReason: EndReason };
  /** `approvedAt`: KakaoPay's time of the charge that is not ours. */
  readonly found_charged_elsewhere: OfCharge & { readonly approvedAt: number };
  readonly shop_changed: Act & {
    readonly plan?: Plan | undefined;
    readonly itemName?: string | undefined;
  };
  readonly shop_paused: Act;
  readonly shop_resumed: Act;
  readonly shop_ended: Act;
  readonly sid_closed: object;
}

/** What can happen to a subscription. */
export type SubscriptionEvent = {
  readonly [Type in SubscriptionEventType]: { readonly type: Type } & SubscriptionEventData[Type];
}[SubscriptionEventType];
