import type { Cancellation, Parts } from '../../service/src/payment/cancellation.ts';
import type { Payment } from '../../service/src/payment/payment.ts';
import { edges, states } from '../../service/src/payment/states.ts';
import type { Item } from '../../service/src/ports/table.ts';
import { wakeAtOf } from '../../service/src/store/place.ts';
import { isDueQueue, retryQueues, reviewQueue } from '../../service/src/store/queues.ts';
import { subscriptionEdges } from '../../service/src/subscription/states.ts';
import type { Desk } from '../people/desk.ts';
import type { Report } from './invariants.ts';

const ways = new Set(
  [...edges, ...subscriptionEdges].map(
    ({ from, event, to }: { from: string; event: string; to: string }) => `${from} ${event} ${to}`,
  ),
);
/** Where nothing has to be done by us. */
const resting: readonly string[] = ['approved', 'partially_canceled', 'needs_review'];
const longestList = 300;
/** What is charged each day for some weeks is written two hundred times. */
const writesMax = 1_000;

interface Happened {
  readonly n: number;
  readonly type: string;
}

/** Looks at each write as it happens. */
export const watchWrites =
  (report: Report, desk: Desk) =>
  (after: Item, before: Item | undefined): void => {
    const isPayment = after.pk.startsWith('payments#');
    if (!isPayment && !after.pk.startsWith('subscriptions#')) return;
    checkEdge(report, after, before);
    checkWoken(report, after, isPayment);
    checkLists(report, after);
    if (isPayment) checkParts(report, after, before, desk);
  };

const eventsOf = (item: Item | undefined): readonly Happened[] => (item?.events ?? []) as never;

function checkEdge(report: Report, after: Item, before: Item | undefined): void {
  const events = eventsOf(after);
  const lastN = eventsOf(before).at(-1)?.n ?? 0;
  const fresh = events.filter(({ n }) => n > lastN);
  for (const [index, { n }] of fresh.entries()) {
    if (n !== lastN + index + 1) report('events_in_order', after.sk, `event ${n} comes after event ${lastN + index}`);
  }
  if (before === undefined || before.status === after.status) return;
  const event = events.at(-1)?.type ?? 'nothing';
  if (fresh.length === 1 && ways.has(`${before.status} ${event} ${after.status}`)) return;
  report('legal_edge', after.sk, `it went from ${before.status} to ${after.status} by ${event}`);
}

function checkWoken(report: Report, item: Item, isPayment: boolean): void {
  const { sk, status, queue, outbox } = item;
  const state = isPayment ? states[status as keyof typeof states] : undefined;
  if (!isPayment && hasCharge(item) && wakeAtOf(item).wakeAt === undefined) {
    report('woken', sk, `it is ${status}, a charge is due, and nobody looks at it`);
  }
  const isOpen = state !== undefined && !state.over && !resting.includes(String(status));
  if (isOpen && wakeAtOf(item).wakeAt === undefined) report('woken', sk, `it is ${status} and nobody looks at it`);
  const isRetried = retryQueues.includes(String(queue));
  if (status === 'needs_review' && outbox === undefined && queue !== reviewQueue) {
    report('woken', sk, `it needs a person and stands in ${queue}`);
  }
  if (outbox !== undefined && !isDueQueue(queue) && !isRetried) {
    report('woken', sk, `somebody is to be told of it and it stands in ${queue}`);
  }
  if (isPayment && item.queuedAt === undefined) report('woken', sk, 'it stands in no queue');
}

/** A subscription with a charge that is due one day, or under way. */
const hasCharge = ({ status, next, charge }: Item): boolean =>
  charge !== undefined || (status === 'active' && next !== undefined);

function checkLists(report: Report, item: Item): void {
  if (item.version > writesMax) report('bounded', item.sk, `it is written for the ${item.version}th time`);
  for (const name of ['events', 'cancellations', 'paymentIds', 'delivered'] as const) {
    const list = item[name];
    if (Array.isArray(list) && list.length > longestList)
      report('bounded', item.sk, `${name} has ${list.length} entries`);
  }
}

/** A cancellation is carried out as it was asked for; beside one in the partner console nobody can tell. */
function checkParts(report: Report, after: Item, before: Item | undefined, { elsewhere }: Desk): void {
  const { intent, tid } = (before ?? {}) as Partial<Payment>;
  if (intent?.type !== 'cancel' || elsewhere.some((one) => one.tid === tid)) return;
  const all = (after.cancellations ?? []) as unknown as readonly Cancellation[];
  const done = all.find(({ n, outcome }) => n === intent.asked.n && outcome === 'canceled');
  if (done === undefined || partsOf(done) === partsOf(intent.asked)) return;
  report('as_asked', after.sk, `${partsOf(done)} won were given back, and ${partsOf(intent.asked)} asked for`);
}

/** All, tax-free part, VAT. */
const partsOf = ({ amountWon, taxFreeWon, vatWon }: Parts): string => [amountWon, taxFreeWon, vatWon].join('/');
