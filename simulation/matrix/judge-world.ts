import type { Answer } from '../../service/src/http/message.ts';
import type { Payment } from '../../service/src/payment/payment.ts';
import { paidStatuses, type Status, states } from '../../service/src/payment/states.ts';
import type { Item } from '../../service/src/ports/table.ts';
import { walkChanged } from '../../service/src/store/changed.ts';
import { readEndpoints } from '../../service/src/store/endpoints.ts';
import { fromItem } from '../../service/src/store/payments.ts';
import { dueQueues, retryQueues, reviewQueue, unansweredQueue } from '../../service/src/store/queues.ts';
import { subscriptionOf } from '../../service/src/store/subscriptions.ts';
import { toldOf } from '../../service/src/store/told.ts';
import { booksOf } from '../../world/actions.ts';
import { startTime, type VirtualWorld } from '../../world/world.ts';
import { judgeLedger } from '../invariants/ledger.ts';
import { bookFaults, paymentFaults, subscriptionFaults } from './judge.ts';
import { toldFaults } from './judge-told.ts';

/** All there is that somebody may have to see to, each item once. */
async function itemsOf({ service: { table, clock } }: VirtualWorld): Promise<Item[]> {
  const { found } = await walkChanged(table, { since: startTime, now: clock.now(), limit: 1_000 });
  const items = await Promise.all(found.map((place) => table.get(place)));
  return items.filter((item) => item !== undefined);
}

const openQueues: readonly string[] = [...dueQueues, unansweredQueue, ...retryQueues];

/** Nothing is due any more but the next day's job, and a person is called for payments that need one alone. */
function queueFaults({ sk, queue, status }: Item): string[] {
  if (openQueues.includes(String(queue)) && sk !== 'reconcile_daily') return [`${sk} stands in ${queue} still`];
  return queue === reviewQueue && status !== 'needs_review' ? [`${sk} was parked`] : [];
}

/** Whatever was told of a payment holds: what is over stays so, and what was paid was paid. */
function wordFaults(answers: readonly Answer[], payments: readonly Payment[]): string[] {
  return answers.flatMap(({ status: code, body }) => {
    if (code >= 300 || !body.startsWith('{')) return [];
    const told = JSON.parse(body) as { readonly id?: string; readonly status?: string };
    const now = payments.find(({ id }) => id === told.id)?.status;
    if (now === undefined || told.status === undefined) return [];
    const said = told.status as Status;
    const isPaid = [...paidStatuses, 'canceled'].includes(now);
    const holds = states[said].over ? now === said : !paidStatuses.includes(said) || isPaid;
    return holds ? [] : [`${told.id} was said to be ${said}, and is ${now}`];
  });
}

/** A lost call of the table may be answered with a problem; whatever else was not foreseen is a fault of ours. */
const errorFaults = (lines: readonly string[]): string[] =>
  lines.filter((line) => line.includes('"request_failed"') && !line.includes('TableError'));

/** What is wrong with a world that has come to rest, by whatever flow. */
export async function judgeWorld(virtual: VirtualWorld, answers: readonly Answer[]): Promise<string[]> {
  const { entries } = virtual.simulator.ledger({ limit: 1_000 });
  const theirs = virtual.simulator.payments({ limit: 1_000 });
  const items = await itemsOf(virtual);
  const payments = items.filter(({ sk }) => sk.startsWith('pay_')).map(fromItem);
  const subscriptions = items.filter(({ sk }) => sk.startsWith('sub_')).map(subscriptionOf);
  const told = items.filter(({ sk }) => /^(pay|sub|rec)_/.test(sk)).flatMap((item) => toldOf(item) ?? []);
  const { list } = await readEndpoints(virtual.service.table);
  const ofLedger: string[] = [];
  judgeLedger((_, about, what) => void ofLedger.push(`${about}: ${what}`), entries, theirs);
  return [
    ...ofLedger,
    ...bookFaults(await booksOf(virtual), payments, theirs),
    ...items.flatMap(queueFaults),
    ...payments.flatMap(paymentFaults),
    ...subscriptions.flatMap(subscriptionFaults),
    ...list.flatMap((endpoint) => told.flatMap((one) => toldFaults(one, endpoint, virtual.receiver.received))),
    ...wordFaults(answers, payments),
    ...errorFaults(virtual.lines),
  ];
}
