import type { Status } from '../../../service/src/payment/states.ts';
import { checkoutUrl, receiptUrl } from '../../../service/src/signed-links.ts';
import { type Made, payAtKakaoPay, returnLink, startPaid, startPayment, statusOf } from '../../../world/actions.ts';
import { cutRun } from '../../../world/cuts.ts';
import { cutAll, type Hook, type OutsideCall } from '../../../world/outside.ts';
import type { VirtualWorld } from '../../../world/world.ts';
import { type Flow, flow, isDone, type Met } from '../flow.ts';
import { endedOtherThan, minutes, tookOtherThan } from './help.ts';

interface Paid {
  readonly id: string;
  readonly comeBack: string;
}

const comeBack = (virtual: VirtualWorld, { comeBack: address }: Paid, hook?: Hook) =>
  virtual.get(address, hook && { hook });
const visit =
  (outcome: 'approve' | 'cancel' | 'fail' | 'result') =>
  (virtual: VirtualWorld, { id }: Paid, hook?: Hook) =>
    virtual.get(
      `${returnLink(virtual, id, outcome)}${outcome === 'approve' ? '?pg_token=wrong' : ''}`,
      hook && { hook },
    );

/** Whatever else a browser may ask for while the payer comes back. */
const visits = {
  'a wrong token': visit('approve'),
  'a cancel return': visit('cancel'),
  'a fail return': visit('fail'),
  'the waiting page': visit('result'),
};
const visitors = { ...visits, 'a wake': (virtual: VirtualWorld) => virtual.wake() };

const approved = async (virtual: VirtualWorld, { id }: { readonly id: string }) => [
  ...(await endedOtherThan(virtual, id, 'approved')),
  ...tookOtherThan(virtual, 2200),
];

const nothingTaken = async (virtual: VirtualWorld, id: string, status: Status) => [
  ...(await endedOtherThan(virtual, id, status)),
  ...tookOtherThan(virtual),
];

/** Once the payer’s return is written down, the payment is made; a payer who is not back is not charged. */
const paidIfBack = (virtual: VirtualWorld, paid: Paid, met: Met) => {
  if (met.other?.name === 'the shop closes it' && met.otherAnswer?.status === 200)
    return nothingTaken(virtual, paid.id, 'closed');
  return isDone(met) || met.other !== undefined ? approved(virtual, paid) : nothingTaken(virtual, paid.id, 'expired');
};

const approve = (generation: 'current' | 'legacy', method: 'CARD' | 'MONEY'): Flow =>
  flow<Paid>({
    name: `approve on return, ${method.toLowerCase()}, ${generation} API`,
    isCore: method === 'MONEY',
    world: { generation },
    async prepare(virtual) {
      const payment = await startPayment(virtual);
      const { redirect } = await virtual.simulator.payer.pay(payment.tid, { method });
      return { id: payment.id, comeBack: redirect };
    },
    act: comeBack,
    ...(method === 'MONEY' && {
      others: {
        ...visitors,
        'the shop closes it': (virtual, { id }) => virtual.post(`/v1/payments/${id}/close`, {}),
      },
    }),
    async finish(virtual, paid, { other }) {
      if (other !== undefined) await comeBack(virtual, paid);
    },
    judge: paidIfBack,
  });

const refused = flow({
  name: 'approve on return, refused by KakaoPay',
  prepare(virtual) {
    virtual.simulator.faults.add({ call: 'approve', kind: 'refuse', code: -780 });
    return startPaid(virtual);
  },
  act: comeBack,
  judge: (virtual, { id }, met) => nothingTaken(virtual, id, isDone(met) ? 'failed' : 'expired'),
});

const quit = flow({
  name: 'the payer quits and returns',
  async prepare(virtual) {
    const { id, tid } = await startPayment(virtual);
    return { id, comeBack: (await virtual.simulator.payer.quit(tid)).redirect };
  },
  act: comeBack,
  judge: (virtual, { id }) => nothingTaken(virtual, id, 'quit'),
});

const failReturn = flow({
  name: 'the payer fails and returns',
  async prepare(virtual) {
    const { id, tid } = await startPayment(virtual);
    const { payer } = virtual.simulator;
    for (const step of ['open', 'select'] as const) await payer.step(tid, step);
    return { id, comeBack: (await payer.step(tid, 'fail_auth')).redirect ?? '' };
  },
  act: comeBack,
  judge: (virtual, { id }) => nothingTaken(virtual, id, 'failed'),
});

/** Visits with nothing done at KakaoPay: nobody believes a browser. */
const madeUp: readonly Flow[] = Object.entries(visits).map(([what, act]) =>
  flow({
    name: `${what} before the payer who has paid is back`,
    prepare: startPaid,
    act,
    others: { 'the payer comes back': comeBack, ...visitors },
    async finish(virtual, paid) {
      await comeBack(virtual, paid);
    },
    // A payer who is back while a made-up token is tried would have to come back once more.
    judge: async (virtual, paid) =>
      act === visits['a wrong token'] && (await statusOf(virtual, paid.id)) === 'expired'
        ? tookOtherThan(virtual)
        : approved(virtual, paid),
  }),
);

/** A payer who came back, and whose approve was cut off there; half a minute ago. */
const cutOff = async (virtual: VirtualWorld, moment: OutsideCall['moment']): Promise<Paid> => {
  const paid = await startPaid(virtual);
  await cutRun(virtual.get(paid.comeBack, { hook: cutAll('kakaopay.approve', moment, 'crash') }));
  await virtual.pass(31_000);
  return paid;
};

const lookUps = (['before', 'after'] as const).flatMap((moment): Flow[] => {
  const whose = `an approve cut off ${moment} its effect`;
  const prepare = (virtual: VirtualWorld) => cutOff(virtual, moment);
  const wake = (virtual: VirtualWorld, _: Paid, hook?: Hook) => virtual.wake(hook);
  const receipt = (virtual: VirtualWorld, { id }: Paid, hook?: Hook) =>
    virtual.get(receiptUrl(virtual.service.settings, id), hook && { hook });
  const others = { 'the payer comes back': comeBack, ...visitors };
  return [
    flow({ name: `wake looks up ${whose}`, prepare, act: wake, others, judge: approved }),
    ...Object.entries(visits).map(([what, act]) =>
      flow({ name: `${what} after ${whose}`, prepare, act, others, judge: approved }),
    ),
    flow({ name: `the receipt shows ${whose}`, prepare, act: receipt, judge: approved }),
    flow({ name: `the payer comes back again to ${whose}`, prepare, act: comeBack, others, judge: approved }),
  ];
});

const expiry = flow({
  name: 'wake lets a payment expire that nobody finished',
  async prepare(virtual) {
    const { id } = await startPayment(virtual);
    await virtual.pass(minutes(16));
    return id;
  },
  act: (virtual, _, hook) => virtual.wake(hook),
  judge: (virtual, id) => nothingTaken(virtual, id, 'expired'),
});

const checkout = flow<Made>({
  name: 'the checkout link',
  prepare: startPayment,
  act: (virtual, { id }, hook) => virtual.get(checkoutUrl(virtual.service.settings, id), hook && { hook }),
  async finish(virtual, payment) {
    await virtual.get(await payAtKakaoPay(virtual, payment));
  },
  judge: approved,
});

export const payingFlows: readonly Flow[] = [
  approve('current', 'MONEY'),
  approve('legacy', 'MONEY'),
  approve('current', 'CARD'),
  refused,
  quit,
  failReturn,
  ...madeUp,
  ...lookUps,
  expiry,
  checkout,
];
