import type * as v from 'valibot';
import type { Fault } from '../api/faults.ts';
import { kst } from '../core/kst.ts';
import { PayerError } from '../core/payer.ts';
import type { Control } from './control.ts';
import * as s from './schemas.ts';

/** One call of `/_sim`. `id` is the tid or sid of the path, `body` has passed the schema. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly body?: v.GenericSchema;
  readonly answer: v.GenericSchema;
  readonly run: (control: Control, id: string, body: unknown) => unknown;
}

function route<T extends v.GenericSchema>(
  row: Omit<ControlRoute, 'run' | 'method' | 'body'> & {
    readonly body: T;
    readonly run: (control: Control, id: string, body: v.InferOutput<T>) => unknown;
  },
): ControlRoute {
  return { ...row, method: 'POST', run: (control, id, body) => row.run(control, id, body as v.InferOutput<T>) };
}

const clockOf = (control: Control) => ({ now: `${kst(control.clock.now())}+09:00` });

function advance(control: Control, by: string | number) {
  try {
    control.clock.advance(by);
  } catch (error) {
    throw error instanceof RangeError ? new PayerError('invalid', error.message) : error;
  }
  return clockOf(control);
}

const done = { done: true };

export const CONTROL_ROUTES: readonly ControlRoute[] = [
  route({
    path: '/_sim/payments/{tid}/pay',
    summary: 'Pay as the payer: answers where the browser goes, with pg_token',
    body: s.payBody,
    answer: s.redirectAnswer,
    run: ({ payer }, tid, { method, card, install_month: months }) =>
      payer.pay(tid, { method, card, installMonths: months === undefined ? undefined : Number(months) }),
  }),
  {
    method: 'POST',
    path: '/_sim/payments/{tid}/quit',
    summary: 'Give up as the payer: answers where the browser goes',
    answer: s.redirectAnswer,
    run: ({ payer }, tid) => payer.quit(tid),
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
  {
    method: 'GET',
    path: '/_sim/payments',
    summary: 'All payments, oldest first',
    answer: s.paymentsAnswer,
    run: (control) => ({ payments: control.payments() }),
  },
  {
    method: 'GET',
    path: '/_sim/subscriptions',
    summary: 'All subscriptions, oldest first',
    answer: s.subscriptionsAnswer,
    run: (control) => ({ subscriptions: control.subscriptions() }),
  },
  {
    method: 'GET',
    path: '/_sim/ledger',
    summary: 'Every act that moved money, and the totals',
    answer: s.ledgerAnswer,
    run: (control) => control.ledger(),
  },
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
    summary: 'The faults ordered and how often each has fired',
    answer: s.faultsAnswer,
    run: ({ faults }) => ({ faults: faults.list() }),
  },
  route({
    path: '/_sim/faults',
    summary: 'Order a fault',
    body: s.faultBody,
    answer: s.faultsAnswer,
    run: ({ faults }, _id, fault) => {
      faults.add(fault as Fault);
      return { faults: faults.list() };
    },
  }),
  {
    method: 'POST',
    path: '/_sim/reset',
    summary: 'Forget all payments, subscriptions and faults, and set the clock right',
    answer: s.doneAnswer,
    run: (control) => {
      control.reset();
      return done;
    },
  },
];
