import { Problem } from '../../http/problem.ts';
import type { EventView } from '../../routes/event-view.ts';
import type { SubscriptionView } from '../../routes/subscription-view.ts';
import type { PaymentView } from '../../routes/view.ts';
import type { Api } from '../api.ts';
import type { Visit } from '../visit.ts';

/** All that the page of one subscription shows. */
export interface SubscriptionFound {
  readonly subscription: SubscriptionView;
  /** Its newest payments, the newest first. */
  readonly payments: readonly PaymentView[];
  /** What the shop was told of it, and how that was delivered. */
  readonly events: readonly EventView[];
}

export async function readSubscriptionFound({ api, path: { id = '' } }: Visit): Promise<SubscriptionFound> {
  const subscription = await api.get<SubscriptionView>(`/v1/subscriptions/${id}`);
  const [payments, { events }] = await Promise.all([
    Promise.all(subscription.paymentIds.toReversed().map((paymentId) => readPayment(api, paymentId))),
    api.get<{ readonly events: readonly EventView[] }>('/v1/events', { subscriptionId: id, limit: '100' }),
  ]);
  return { subscription, payments: payments.filter((payment) => payment !== undefined), events };
}

/** A charge is named before its payment is made, and that may not come to be. */
async function readPayment(api: Api, id: string): Promise<PaymentView | undefined> {
  try {
    return await api.get<PaymentView>(`/v1/payments/${id}`);
  } catch (error) {
    if (error instanceof Problem && error.code === 'payment_not_found') return undefined;
    throw error;
  }
}
