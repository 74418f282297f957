import type * as v from 'valibot';
import { kst } from '../core/kst.ts';
import { type PayChoice, PayerError } from '../core/payer.ts';
import { faultBody } from '../faults/schema.ts';
import { journalCalls } from '../journal/routes.ts';
import type { Control } from './control.ts';
import { type ControlRoute, list, paged, route } from './route.ts';
import type { SubscriptionSummary } from './schemas.ts';
import * as s from './schemas.ts';
import { settingsCalls } from './settings.ts';

function clockOf({ clock }: Control) {
  const nowMs = clock.now();
  return { now: `${kst(nowMs)}+09:00`, nowMs, aheadMs: clock.aheadMs() };
}

/** Moves the clock, or refuses with what it takes. */
export function advance(control: Control, by: string | number) {
  try {
    control.clock.advance(by);
  } catch (error) {
    throw error instanceof RangeError ? new PayerError('invalid', error.message) : error;
  }
  return clockOf(control);
}

const done = { done: true };

/** A choice as a body or form has it. */
export const choiceOf = ({ method, card, install_month, point }: v.InferOutput<typeof s.payBody>): PayChoice => ({
  method,
  card,
  installMonths: install_month,
  pointWon: point,
});

const redirectOf = (answer: unknown) => (answer as { readonly redirect: string }).redirect;

export const controlCalls: readonly ControlRoute[] = [
  route({
    path: '/_sim/payments/{tid}/pay',
    summary:
      'Pay as the payer: answers where the browser goes, with pg_token. Nobody visits that address: that is up to you',
    body: s.payBody,
    answer: s.redirectAnswer,
    run: ({ payer }, tid, body) => payer.pay(tid, choiceOf(body)),
    next: redirectOf,
  }),
  {
    method: 'POST',
    path: '/_sim/payments/{tid}/quit',
    summary: 'Leave the payment as the payer: answers where the browser goes. Nobody visits that address',
    answer: s.redirectAnswer,
    run: ({ payer }, tid) => payer.quit(tid),
    next: redirectOf,
  },
  route({
    path: '/_sim/payments/{tid}/step',
    summary: 'One step of the payer, to stop half-way or to fail',
    body: s.stepBody,
    answer: s.stepAnswer,
    run: ({ payer }, tid, { event }) => payer.step(tid, event),
  }),
  {
    method: 'POST',
    path: '/_sim/subscriptions/{sid}/end',
    summary: 'End a subscription as the payer does in KakaoTalk',
    answer: s.doneAnswer,
    run: async ({ payer }, sid) => {
      await payer.endSubscription(sid);
      return done;
    },
  },
  list({
    path: '/_sim/payments',
    summary: 'Payments, oldest first',
    query: s.paymentsQuery,
    answer: s.paymentsAnswer,
    run(control, { limit, ...query }) {
      const read = (max: number) => control.payments({ ...query, limit: max });
      const { page, next } = paged(limit, ({ tid }) => tid, read);
      return { payments: page, ...next };
    },
  }),
  list({
    path: '/_sim/subscriptions',
    summary: 'Subscriptions, oldest first',
    query: s.rangeQuery,
    answer: s.subscriptionsAnswer,
    run(control, { limit, after }) {
      const { page, next } = paged(
        limit,
        ({ sid }: SubscriptionSummary) => sid,
        (max) => control.subscriptions({ after, limit: max }),
      );
      return { subscriptions: page, ...next };
    },
  }),
  list({
    path: '/_sim/ledger',
    summary: 'Every act that moved money, oldest first, and the totals of all of them',
    query: s.rangeQuery,
    answer: s.ledgerAnswer,
    run(control, { limit, after }) {
      const { entries, totals } = control.ledger({ after, limit: limit + 1 });
      const { page, next } = paged(
        limit,
        ({ aid }) => aid,
        () => entries,
      );
      return { entries: page, totals, ...next };
    },
  }),
  ...journalCalls,
  {
    method: 'GET',
    path: '/_sim/clock',
    summary: 'The time of the simulator',
    answer: s.clockAnswer,
    run: clockOf,
  },
  route({
    path: '/_sim/clock',
    summary: 'Move the clock forward',
    body: s.clockBody,
    answer: s.clockAnswer,
    run: (control, _id, body) => advance(control, body.advance),
  }),
  {
    method: 'GET',
    path: '/_sim/faults',
    summary: 'The faults that are set and how often each has fired',
    answer: s.faultsAnswer,
    run: ({ faults }) => ({ faults: faults.list() }),
  },
  route({
    path: '/_sim/faults',
    summary: 'Inject a fault',
    body: faultBody,
    answer: s.faultsAnswer,
    run: ({ faults }, _id, fault) => {
      faults.add(fault);
      return { faults: faults.list() };
    },
  }),
  {
    method: 'POST',
    path: '/_sim/faults/{id}/remove',
    summary: 'Remove one fault',
    answer: s.faultsAnswer,
    run({ faults }, id) {
      if (!faults.remove(Number(id))) throw new PayerError('not_found', 'There is no fault with this id.');
      return { faults: faults.list() };
    },
  },
  ...settingsCalls,
  {
    method: 'POST',
    path: '/_sim/reset',
    summary: 'Forget everything, set the clock right and the settings back, and begin with the seeds again',
    answer: s.doneAnswer,
    run: (control) => {
      control.reset();
      return done;
    },
  },
];
