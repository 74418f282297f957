import { checkoutUrl, receiptUrl } from '../../../service/src/signed-links.ts';
import { type Made, payAtKakaoPay, returnLink, startPaid, startPayment } from '../../../world/actions.ts';
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
  (virtual: VirtualWorld, { id }: Paid) =>
    virtual.get(`${returnLink(virtual, id, outcome)}${outcome === 'approve' ? '?pg_token=wrong' : ''}`);

/** Whatever else a browser may ask for while the payer comes back. */
const visitors = {
  'a wrong token': visit('approve'),
  'a cancel return': visit('cancel'),
  'a fail return': visit('fail'),
  'the waiting page': visit('result'),
  'a wake': (virtual: VirtualWorld) => virtual.wake(),
};

/** Once the payer’s return is written down, the payment is made; a payer who is not back is not charged. */
const paidIfBack = async (virtual: VirtualWorld, { id }: Paid, met: Met) =>
  isDone(met) || met.other !== undefined
    ? [...(await endedOtherThan(virtual, id, 'approved')), ...tookOtherThan(virtual, 2200)]
    : [...(await endedOtherThan(virtual, id, 'expired')), ...tookOtherThan(virtual)];

const approve = (generation: 'current' | 'legacy', method: 'CARD' | 'MONEY'): Flow =>
  flow({
    name: `approve on return, ${method.toLowerCase()}, ${generation} API`,
    isCore: method === 'MONEY',
    world: { generation },
    async prepare(virtual) {
      const payment = await startPayment(virtual);
      const { redirect } = await virtual.simulator.payer.pay(payment.tid, { method });
      return { id: payment.id, comeBack: redirect };
    },
    act: comeBack,
    ...(method === 'MONEY' && { others: visitors }),
    judge: paidIfBack,
  });

const refused = flow({
  name: 'approve on return, refused by KakaoPay',
  prepare(virtual) {
    virtual.simulator.faults.add({ call: 'approve', kind: 'refuse', code: -780 });
    return startPaid(virtual);
  },
  act: comeBack,
  judge: async (virtual, { id }, met) => [
    ...(await endedOtherThan(virtual, id, isDone(met) ? 'failed' : 'expired')),
    ...tookOtherThan(virtual),
  ],
});

const quit = flow({
  name: 'the payer quits and returns',
  async prepare(virtual) {
    const { id, tid } = await startPayment(virtual);
    return { id, comeBack: (await virtual.simulator.payer.quit(tid)).redirect };
  },
  act: comeBack,
  judge: async (virtual, { id }) => [...(await endedOtherThan(virtual, id, 'quit')), ...tookOtherThan(virtual)],
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
  judge: async (virtual, { id }) => [...(await endedOtherThan(virtual, id, 'failed')), ...tookOtherThan(virtual)],
});

/** Returns with nothing done at KakaoPay: nobody believes a browser. */
const forged = (outcome: 'cancel' | 'fail'): Flow =>
  flow({
    name: `a forged ${outcome} return of a payer who has paid`,
    prepare: startPaid,
    act: (virtual, { id }, hook) => virtual.get(returnLink(virtual, id, outcome), hook && { hook }),
    others: { 'the payer comes back': comeBack },
    async finish(virtual, paid) {
      await comeBack(virtual, paid);
    },
    judge: async (virtual, { id }) => [
      ...(await endedOtherThan(virtual, id, 'approved')),
      ...tookOtherThan(virtual, 2200),
    ],
  });

/** A payer who came back, and whose approve was cut off there; half a minute ago. */
const cutOff = async (virtual: VirtualWorld, moment: OutsideCall['moment']): Promise<Paid> => {
  const paid = await startPaid(virtual);
  await cutRun(virtual.get(paid.comeBack, { hook: cutAll('kakaopay.approve', moment, 'crash') }));
  await virtual.pass(31_000);
  return paid;
};

const approved = async (virtual: VirtualWorld, { id }: { readonly id: string }) => [
  ...(await endedOtherThan(virtual, id, 'approved')),
  ...tookOtherThan(virtual, 2200),
];

const lookUps = (['before', 'after'] as const).flatMap((moment): Flow[] => {
  const whose = `an approve cut off ${moment} its effect`;
  const prepare = (virtual: VirtualWorld) => cutOff(virtual, moment);
  const wake = (virtual: VirtualWorld, _: Paid, hook?: Hook) => virtual.wake(hook);
  const page = (virtual: VirtualWorld, { id }: Paid, hook?: Hook) =>
    virtual.get(returnLink(virtual, id, 'result'), hook && { hook });
  const receipt = (virtual: VirtualWorld, { id }: Paid, hook?: Hook) =>
    virtual.get(receiptUrl(virtual.service.settings, id), hook && { hook });
  const others = { 'the payer comes back': comeBack, ...visitors };
  return [
    flow({ name: `wake looks up ${whose}`, prepare, act: wake, others, judge: approved }),
    flow({ name: `the waiting page looks up ${whose}`, prepare, act: page, others, judge: approved }),
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
  judge: async (virtual, id) => [...(await endedOtherThan(virtual, id, 'expired')), ...tookOtherThan(virtual)],
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
  forged('cancel'),
  forged('fail'),
  ...lookUps,
  expiry,
  checkout,
];
