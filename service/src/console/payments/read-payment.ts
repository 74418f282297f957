import type { CancellationListView } from '../../routes/cancellation-view.ts';
import type { EventView } from '../../routes/event-view.ts';
import type { PaymentView } from '../../routes/view.ts';
import type { Visit } from '../visit.ts';

/** A payment, and what can still be given back of it. */
export interface MoneyFound extends Pick<CancellationListView, 'leftWon' | 'cancellations'> {
  readonly payment: PaymentView;
}

/** All that the page of one payment shows. */
export interface PaymentFound extends MoneyFound {
  /** What the shop was told of it, and how that was delivered. */
  readonly events: readonly EventView[];
}

export async function readMoneyFound({ api, path: { id = '' } }: Visit): Promise<MoneyFound> {
  const address = `/v1/payments/${id}`;
  const [payment, { leftWon, cancellations }] = await Promise.all([
    api.get<PaymentView>(address),
    api.get<CancellationListView>(`${address}/cancellations`),
  ]);
  return { payment, leftWon, cancellations };
}

export async function readPaymentFound(visit: Visit): Promise<PaymentFound> {
  const asked = { paymentId: visit.path.id, limit: '100' };
  const [found, { events }] = await Promise.all([
    readMoneyFound(visit),
    visit.api.get<{ readonly events: readonly EventView[] }>('/v1/events', asked),
  ]);
  return { ...found, events };
}
