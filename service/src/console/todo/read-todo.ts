import type { InferOutput } from 'valibot';
import { canceledOf } from '../../payment/cancellation.ts';
import type { Payment } from '../../payment/payment.ts';
import type { EndpointView } from '../../routes/endpoint-view.ts';
import type { reconciliationList } from '../../routes/reconciliation-answers.ts';
import type { SubscriptionView } from '../../routes/subscription-view.ts';
import { listReview } from '../../store/list-review.ts';
import { readPayment } from '../../store/payments.ts';
import { mayConfirm } from '../payments/refund-rules.ts';
import { openProposals, type Proposal } from '../proposals.ts';
import type { ConsoleService } from '../service.ts';
import type { Visit } from '../visit.ts';

type ReconciliationEntry = InferOutput<typeof reconciliationList>['reconciliations'][number];

export interface Todo {
  readonly proposals: readonly { proposal: Proposal; payment: Payment | undefined; mayConfirm: boolean }[];
  readonly reviews: readonly Payment[];
  readonly endpoints: readonly EndpointView[];
  readonly differences: readonly ReconciliationEntry[];
  readonly charges: readonly SubscriptionView[];
}

/** Reconciliations run daily: those of a week. */
const reconciliations = '7';
const subscriptions = '100';

export async function readTodo(visit: Visit, service: ConsoleService): Promise<Todo> {
  const { api } = visit;
  const [proposals, reviews, { endpoints }, { reconciliations: runs }, paused, active] = await Promise.all([
    readProposals(visit, service),
    listReview(service.table, visit.now),
    api.get<{ endpoints: readonly EndpointView[] }>('/v1/webhook-endpoints'),
    api.get<{ reconciliations: readonly ReconciliationEntry[] }>('/v1/reports/reconciliations', {
      limit: reconciliations,
    }),
    readSubscriptions(visit, 'paused'),
    readSubscriptions(visit, 'active'),
  ]);
  return {
    proposals,
    reviews,
    endpoints: endpoints.filter(
      ({ enabled, failingSince, disabled }) => failingSince !== undefined || (!enabled && disabled?.because !== 'shop'),
    ),
    differences: runs.filter(({ counts }) => (counts?.toReview ?? 0) + (counts?.reported ?? 0) > 0),
    charges: [
      ...paused.filter(({ pauseReason }) => pauseReason !== 'by_shop'),
      ...active.filter(({ nextCharge }) => (nextCharge?.attempt ?? 0) > 0),
    ],
  };
}

async function readProposals({ now, operator }: Visit, { table }: ConsoleService): Promise<Todo['proposals']> {
  const open = await openProposals(table, now);
  return Promise.all(
    open.map(async (proposal) => {
      const payment = await readPayment(table, proposal.paymentId);
      const refund = { amountWon: proposal.amountWon, canceledWon: payment ? canceledOf(payment).amountWon : 0 };
      return { proposal, payment, mayConfirm: mayConfirm(operator, proposal, refund) };
    }),
  );
}

const readSubscriptions = async ({ api }: Visit, status: string): Promise<readonly SubscriptionView[]> =>
  (await api.get<{ subscriptions: readonly SubscriptionView[] }>('/v1/subscriptions', { status, limit: subscriptions }))
    .subscriptions;
