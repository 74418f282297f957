import type { Answer } from '../../../service/src/http/message.ts';
import type { SubscriptionView } from '../../../service/src/routes/subscription-view.ts';
import { checkoutUrl } from '../../../service/src/signed-links.ts';
import type { Hook } from '../../../world/outside.ts';
import { actOn, askSubscription, monthly, startSubscribed, startSubscribing } from '../../../world/subscribing.ts';
import type { VirtualWorld } from '../../../world/world.ts';
import { type Flow, flow, isDone, type Met } from '../flow.ts';
import { minutes, namedSeveral, payAll, tookOtherThan, untilAnswered } from './help.ts';

/** One charge by the plan after the first payment, a month later. */
export const plan = { ...monthly.plan, chargesMax: 1 };
const wanted = { ...monthly, plan };

type Started = Awaited<ReturnType<typeof startSubscribing>>;
const start =
  (over: object = {}) =>
  (virtual: VirtualWorld) =>
    startSubscribing(virtual, { plan, ...over });
export const started =
  (over: object = {}) =>
  (virtual: VirtualWorld) =>
    startSubscribed(virtual, { plan, ...over });

const expectEnd = (view: SubscriptionView, status: string, why?: string): string[] =>
  view.status === status && view.endReason === why
    ? []
    : [`it is ${view.status} (${view.endReason}), not ${status} (${why})`];

/** Paid first, and then charged by the plan, unless KakaoPay's answer with the id that charges need was lost. */
const paidAndCharged = (firstWon: number) =>
  async function judgeIt(virtual: VirtualWorld, id: string, isPaid: boolean): Promise<string[]> {
    const view = await askSubscription(virtual, id);
    const first = firstWon > 0 ? [firstWon] : [];
    if (!isPaid) return [...expectEnd(view, 'ended', 'never_paid'), ...tookOtherThan(virtual)];
    if (view.endReason === 'sid_unknown') return tookOtherThan(virtual, ...first);
    return [...expectEnd(view, 'ended', 'completed'), ...tookOtherThan(virtual, ...first, 9900)];
  };

const ask = (virtual: VirtualWorld, key?: string, hook?: Hook): Promise<Answer> =>
  virtual.post('/v1/subscriptions', wanted, {
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
    ...(hook && { hook }),
  });

const create = (key?: string): Flow =>
  flow({
    name: `subscribe${key === undefined ? '' : ' with an Idempotency-Key'}`,
    prepare: async () => undefined,
    act: (virtual, _, hook) => ask(virtual, key, hook),
    async finish(virtual, _, met) {
      if (!met.isRepeated) return;
      const answer = await untilAnswered(virtual, () => ask(virtual, key));
      if (answer.status >= 300) throw new Error(`The shop is told ${answer.status} ${answer.body}`);
      await payAll(virtual);
    },
    judge: (virtual, _, met) => [
      ...tookOtherThan(virtual, ...(met.isRepeated ? [9900, 9900] : [])),
      ...(key === undefined ? [] : namedSeveral(met.answers)),
    ],
  });

const consent = flow({
  name: 'the consent page of a subscription',
  prepare: start(),
  act: (virtual, { firstPaymentId }, hook) =>
    virtual.get(`${checkoutUrl(virtual.service.settings, firstPaymentId)}?agreed=1`, hook && { hook }),
  finish: (virtual, { comeBack }) => virtual.get(comeBack),
  judge: (virtual, { id }) => paidAndCharged(9900)(virtual, id, true),
});

const firstPayment = (amountWon: number, generation: 'current' | 'legacy'): Flow =>
  flow<Started>({
    name: `the first payment of a subscription, ${amountWon} won, ${generation} API`,
    world: { generation },
    prepare: start({ firstPayment: { amountWon } }),
    act: (virtual, { comeBack }, hook) => virtual.get(comeBack, hook && { hook }),
    judge: (virtual, { id }, met) => paidAndCharged(amountWon)(virtual, id, isDone(met)),
  });

const cameBack = async (virtual: VirtualWorld): Promise<Started> => {
  const begun = await start()(virtual);
  await virtual.get(begun.comeBack);
  return begun;
};
const activated = (virtual: VirtualWorld, { id }: Started) => paidAndCharged(9900)(virtual, id, true);

const activations: readonly Flow[] = [
  flow({
    name: 'a look at a subscription whose first payment was made',
    prepare: cameBack,
    act: (virtual, { id }, hook) =>
      virtual.get(`/v1/subscriptions/${id}`, {
        headers: { authorization: `Bearer ${virtual.apiKey}` },
        ...(hook && { hook }),
      }),
    judge: activated,
  }),
  flow({
    name: 'wake activates a subscription whose first payment was made',
    async prepare(virtual) {
      const begun = await cameBack(virtual);
      await virtual.pass(minutes(30));
      return begun;
    },
    act: (virtual, _, hook) => virtual.wake(hook),
    judge: activated,
  }),
];

type Act = 'pause' | 'resume' | 'end';
const does =
  (act: Act) =>
  (virtual: VirtualWorld, { id }: Started, hook?: Hook) =>
    virtual.post(`/v1/subscriptions/${id}/${act}`, '', hook && { hook });

const completed = (virtual: VirtualWorld, view: SubscriptionView, won = 9900) => [
  ...expectEnd(view, 'ended', 'completed'),
  ...tookOtherThan(virtual, 9900, won),
];
const asked =
  (judge: (virtual: VirtualWorld, view: SubscriptionView, met: Met) => string[]): Flow<Started>['judge'] =>
  async (virtual, { id }, met) =>
    judge(virtual, await askSubscription(virtual, id), met);

const isClosedAtKakaoPay = (virtual: VirtualWorld): string[] =>
  virtual.simulator.subscriptions().every(({ status }) => status === 'INACTIVE') ? [] : ['KakaoPay was not told'];

const acts: readonly Flow[] = [
  flow({
    name: 'pause a subscription',
    prepare: started(),
    act: does('pause'),
    judge: asked((virtual, view, met) =>
      isDone(met) ? [...expectEnd(view, 'paused'), ...tookOtherThan(virtual, 9900)] : completed(virtual, view),
    ),
  }),
  flow({
    name: 'resume a subscription',
    async prepare(virtual) {
      const begun = await started()(virtual);
      await actOn(virtual, begun.id, 'pause');
      return begun;
    },
    act: does('resume'),
    judge: asked((virtual, view, met) =>
      isDone(met) ? completed(virtual, view) : [...expectEnd(view, 'paused'), ...tookOtherThan(virtual, 9900)],
    ),
  }),
  flow({
    name: 'end a subscription',
    prepare: started(),
    act: does('end'),
    judge: asked((virtual, view, met) => [
      ...(isDone(met) ? [...expectEnd(view, 'ended', 'by_shop'), ...tookOtherThan(virtual, 9900)] : []),
      ...(isDone(met) ? [] : completed(virtual, view)),
      ...isClosedAtKakaoPay(virtual),
    ]),
  }),
  flow({
    name: 'end a subscription before its first payment, and the payer comes back',
    prepare: start(),
    act: does('end'),
    finish: (virtual, { comeBack }) => virtual.get(comeBack),
    // Its first payment is closed before, so that whatever is cut, nobody pays for what is over.
    judge: asked((virtual, view, met) =>
      isDone(met) && view.endReason !== 'completed' ? tookOtherThan(virtual) : completed(virtual, view),
    ),
  }),
  flow({
    name: 'change the amount of a subscription',
    prepare: started(),
    act: (virtual, { id }, hook) => virtual.patch(`/v1/subscriptions/${id}`, { amountWon: 12_000 }, hook && { hook }),
    judge: asked((virtual, view, met) => completed(virtual, view, isDone(met) ? 12_000 : 9900)),
  }),
];

export const subscribingFlows: readonly Flow[] = [
  create(),
  create('key-1'),
  consent,
  firstPayment(9900, 'current'),
  firstPayment(9900, 'legacy'),
  firstPayment(0, 'current'),
  ...activations,
  ...acts,
];
