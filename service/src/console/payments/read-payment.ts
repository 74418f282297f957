import type { CancellationView } from '../../routes/cancellation-view.ts';
import type { EventView } from '../../routes/event-view.ts';
import type { PaymentView } from '../../routes/view.ts';
import type { Visit } from '../visit.ts';

/** All that the page of one payment shows. */
export interface PaymentFound {
  readonly payment: PaymentView;
  readonly leftWon: number;
  readonly cancellations: readonly CancellationView[];
  /** What the shop was told of it, and how that was delivered. */
  readonly events: readonly EventView[];
}

interface Cancellations {
  readonly leftWon: number;
  readonly cancellations: readonly CancellationView[];
}

export async function readPaymentFound({ api, path: { id = '' } }: Visit): Promise<PaymentFound> {
  const address = `/v1/payments/${id}`;
  const [payment, { leftWon, cancellations }, { events }] = await Promise.all([
    api.get<PaymentView>(address),
    api.get<Cancellations>(`${address}/cancellations`),
    api.get<{ readonly events: readonly EventView[] }>('/v1/events', { paymentId: id, limit: '100' }),
  ]);
  return { payment, leftWon, cancellations, events };
}
