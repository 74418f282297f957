import type { Answer } from '../../../service/src/http/message.ts';
import { allPayments, order, returnLink, startPaid, startPayment, statusOf } from '../../../world/actions.ts';
import { cutRun } from '../../../world/cuts.ts';
import { cutAll, type Hook } from '../../../world/outside.ts';
import type { VirtualWorld } from '../../../world/world.ts';
import { type Flow, flow, type Met } from '../flow.ts';
import { endedOtherThan, minutes, namedSeveral, payAll, tookOtherThan, untilAnswered } from './help.ts';

const another = { ...order, totalWon: 2300 };

const send = (virtual: VirtualWorld, body: object, key?: string, hook?: Hook): Promise<Answer> =>
  virtual.post('/v1/payments', body, {
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
    ...(hook && { hook }),
  });

/** A shop that asks again does so until it is answered, and its buyer pays; otherwise nobody does. */
const askAndPay = (body: object, key?: string) => async (virtual: VirtualWorld, _: unknown, met: Met) => {
  if (!met.isRepeated) return;
  const answer = await untilAnswered(virtual, () => send(virtual, body, key));
  if (answer.status >= 300) throw new Error(`The shop is told ${answer.status} ${answer.body}`);
  await payAll(virtual);
};

const once = (totalWon: number) => (virtual: VirtualWorld, _: unknown, met: Met) =>
  tookOtherThan(virtual, ...(met.isRepeated ? [totalWon] : []));

const create = flow({
  name: 'create',
  prepare: async () => undefined,
  act: (virtual, _, hook) => send(virtual, order, undefined, hook),
  finish: askAndPay(order),
  judge: once(2200),
});

const createWithKey = flow({
  name: 'create with an Idempotency-Key',
  isCore: true,
  prepare: async () => undefined,
  act: (virtual, _, hook) => send(virtual, order, 'key-1', hook),
  finish: askAndPay(order, 'key-1'),
  judge: (virtual, _, met) => [...once(2200)(virtual, _, met), ...namedSeveral(met.answers)],
});

const createAgain = (key: string | undefined): Flow =>
  flow({
    name: `create again, the same order${key === undefined ? '' : ' with a key of its own'}`,
    prepare: startPayment,
    act: (virtual, _, hook) => send(virtual, order, key, hook),
    finish: askAndPay(order, key),
    judge: async (virtual, { id }, met) => [
      ...once(2200)(virtual, undefined, met),
      ...namedSeveral(met.answers),
      ...(await allPayments(virtual)).filter((one) => one.id !== id).map((one) => `${one.id} was made besides`),
    ],
  });

/** The payer has paid the old one at KakaoPay, and its tab comes back before the shop has asked again. */
const replace = flow({
  name: 'create with another body, which replaces the payment before',
  prepare: (virtual) => startPaid(virtual),
  act: (virtual, _, hook) => send(virtual, another, undefined, hook),
  others: { 'the old tab comes back': (virtual, { comeBack }) => virtual.get(comeBack) },
  async finish(virtual, { comeBack }, met) {
    if (met.isRepeated || met.other !== undefined) await untilAnswered(virtual, () => send(virtual, another));
    await virtual.get(comeBack);
    await payAll(virtual);
  },
  async judge(virtual, { id }, met) {
    const taken = virtual.simulator.ledger().entries.length;
    const least = met.isRepeated || (await statusOf(virtual, id)) !== 'closed' ? 1 : 0;
    return taken >= least && taken <= 1 ? [] : [`${taken} were taken for the order`];
  },
});

/** The payer's time is over, and nobody has seen to it yet. */
const replaceLate = flow({
  name: 'create again when the time of the payment before is over',
  async prepare(virtual) {
    const payment = await startPayment(virtual);
    await virtual.pass(minutes(15));
    return payment;
  },
  act: (virtual, _, hook) => send(virtual, order, undefined, hook),
  finish: askAndPay(order),
  judge: once(2200),
});

const testPayment = (method: 'GET' | 'HEAD'): Flow =>
  flow({
    name: `the test payment, ${method} /`,
    prepare: async () => undefined,
    act: (virtual, _, hook) => virtual.checkout({ method, path: '/' }, hook),
    judge: (virtual) => tookOtherThan(virtual),
  });

type Paid = Awaited<ReturnType<typeof startPaid>>;

const sendClose = (virtual: VirtualWorld, { id }: Paid, hook?: Hook): Promise<Answer> =>
  virtual.post(`/v1/payments/${id}/close`, {}, hook && { hook });

/** The payer comes back, and so much goes wrong before the approve has its effect. */
const beginPaying = (virtual: VirtualWorld, { comeBack }: Paid, fate: 'late' | 'crash') =>
  cutRun(virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'before', fate) }));

/** What was called closed takes no money any more, and what was not can be paid as before. */
const close = (comesBack: boolean): Flow =>
  flow<Paid>({
    name: `close by the shop, ${comesBack ? 'and the payer comes back' : 'and nobody comes back'}`,
    isCore: true,
    prepare: (virtual) => startPaid(virtual),
    act: sendClose,
    ...(comesBack && {
      others: {
        'the payer comes back': (virtual, { comeBack }) => virtual.get(comeBack),
        'the payer comes back, and the approve is late': (virtual, paid) => beginPaying(virtual, paid, 'late'),
        'the payer comes back, and the function is gone': (virtual, paid) => beginPaying(virtual, paid, 'crash'),
        'a cancel return': (virtual, { id }) => virtual.get(returnLink(virtual, id, 'cancel')),
        'a wake': (virtual) => virtual.wake(),
      },
    }),
    async finish(virtual, { comeBack }) {
      if (comesBack) await virtual.get(comeBack);
    },
    async judge(virtual, { id }, met) {
      const closed = (await virtual.payment(id))?.status === 'closed';
      const must = met.isRepeated || met.did('table.updateIf');
      const faults = closed || !must || met.other !== undefined ? [] : [`${id} is not closed`];
      return [...faults, ...tookOtherThan(virtual, ...(closed || !comesBack ? [] : [2200]))];
    },
  });

const closeWhilePaid = (['late', 'crash'] as const).map((fate) =>
  flow<Paid>({
    name: `close while it is being paid, ${fate === 'late' ? 'and the approve is late' : 'by a function that is gone'}`,
    async prepare(virtual) {
      const paid = await startPaid(virtual);
      await beginPaying(virtual, paid, fate);
      return paid;
    },
    act: sendClose,
    async judge(virtual, { id }, { answers }) {
      const isClosed = answers.some(({ status }) => status === 200);
      return [
        ...(isClosed ? [`${id} was said to be closed`] : []),
        ...(await endedOtherThan(virtual, id, 'approved')),
        ...tookOtherThan(virtual, 2200),
      ];
    },
  }),
);

export const orderingFlows: readonly Flow[] = [
  create,
  createWithKey,
  createAgain(undefined),
  createAgain('key-2'),
  replace,
  replaceLate,
  testPayment('GET'),
  testPayment('HEAD'),
  close(false),
  close(true),
  ...closeWhilePaid,
];
