import type { Answer } from '../../../service/src/http/message.ts';
import { carriedOut } from '../../../service/src/payment/cancellation.ts';
import type { Payment } from '../../../service/src/payment/payment.ts';
import type { CancellationView } from '../../../service/src/routes/cancellation-view.ts';
import { bodyOf, cancelPayment, startApproved } from '../../../world/actions.ts';
import { cutRun } from '../../../world/cuts.ts';
import { cutAll, type Hook, type OutsideCall } from '../../../world/outside.ts';
import { cancelElsewhere } from '../../../world/review.ts';
import type { VirtualWorld } from '../../../world/world.ts';
import { type Flow, flow, isDone, type Met } from '../flow.ts';
import { endedOtherThan, gaveBackOtherThan, namedSeveral, tookOtherThan } from './help.ts';

type Generation = 'current' | 'legacy';
const generations = ['current', 'legacy'] as const;

interface Canceling {
  readonly id: string;
  /** What was given back before. */
  readonly before: readonly number[];
  /** Of another cancellation in the end: what the shop was told. */
  inTheEnd?: Answer;
}

const paid = async (virtual: VirtualWorld): Promise<Canceling> => ({ ...(await startApproved(virtual)), before: [] });
const paidPayment = async (virtual: VirtualWorld, id: string) => (await virtual.payment(id)) as Payment;

/** What a shop was told of a cancellation holds: it is in our books just so, once. */
async function wordFaults(virtual: VirtualWorld, id: string, answers: readonly Answer[]): Promise<string[]> {
  const done = carriedOut(await paidPayment(virtual, id));
  return answers
    .filter(({ status }) => status < 300)
    .map((answer) => bodyOf<CancellationView>(answer))
    .filter(({ id: n, amountWon }) => !done.some((one) => String(one.n) === n && one.amountWon === amountWon))
    .map(({ id: n, status }) => `cancellation ${n} was said to be ${status}, and was not made`);
}

const isGiven = (answer: Answer | undefined): answer is Answer => answer !== undefined && answer.status < 300;

/** It was given back once; never, where nothing was written down and nobody has asked again. */
const judge = (won: number, totalWon = 2200) =>
  async function judgeIt(virtual: VirtualWorld, { id, before, inTheEnd }: Canceling, met: Met) {
    const other = [inTheEnd, met.otherAnswer].filter(isGiven);
    const mine = isMine(virtual, won, met) ? [won] : [];
    const given = [...before, ...mine, ...other.map(() => 500)];
    const left = given.reduce((sum, one) => sum - one, totalWon);
    const status = given.length === 0 ? 'approved' : left === 0 ? 'canceled' : 'partially_canceled';
    return [
      ...tookOtherThan(virtual, totalWon),
      ...gaveBackOtherThan(virtual, ...given),
      ...(await endedOtherThan(virtual, id, status)),
      ...(await wordFaults(virtual, id, [...met.answers, ...other])),
      ...namedSeveral(met.answers),
    ];
  };

/** Whether ours must have been given back; where nobody was told and another one came in between, whether it was. */
function isMine({ simulator }: VirtualWorld, won: number, met: Met): boolean {
  if (met.other?.when !== 'meanwhile') return isDone(met);
  const isTold = met.answers.some(({ status }) => status < 500);
  if (isTold) return met.answers.some(isGiven);
  return simulator.ledger().entries.some(({ kind, totalWon }) => kind === 'CANCEL' && totalWon === won);
}

const send = (body: object, key = 'shop-1') =>
  function sendIt(virtual: VirtualWorld, { id }: Canceling, hook?: Hook): Promise<Answer> {
    return cancelPayment(virtual, id, body, { key, ...(hook && { hook }) });
  };
const sendOther = send({ amountWon: 500 }, 'shop-2');

const part = (generation: Generation): Flow =>
  flow({
    name: `cancel a part, ${generation} API`,
    isCore: generation === 'current',
    world: { generation },
    prepare: paid,
    act: send({ amountWon: 700 }),
    others: {
      'another cancellation': sendOther,
      'one that is gone before it is sent': async (virtual, canceling) => {
        await cutRun(sendOther(virtual, canceling, cutAll('kakaopay.cancel', 'before', 'crash')));
        return writtenDown(virtual, canceling);
      },
      'one whose effect is late': (virtual, canceling) =>
        sendOther(virtual, canceling, cutAll('kakaopay.cancel', 'before', 'late')),
      'a wake': (virtual) => virtual.wake(),
    },
    judge: judge(700),
  });

/** As if the shop had been told that it is under way, for it is. */
async function writtenDown(virtual: VirtualWorld, { id }: Canceling): Promise<Answer | undefined> {
  const { intent } = await paidPayment(virtual, id);
  if (intent?.type !== 'cancel' || intent.asked.amountWon !== 500) return undefined;
  const body = JSON.stringify({ id: String(intent.asked.n), status: 'canceling', amountWon: 500 });
  return { status: 202, headers: {}, body };
}

const rows: Readonly<Record<string, Partial<Flow<Canceling>> & { readonly act: Flow<Canceling>['act'] }>> = {
  'cancel a part, and another one afterwards': {
    act: send({ amountWon: 700 }),
    finish: async (virtual, canceling) => {
      canceling.inTheEnd = await sendOther(virtual, canceling);
    },
    judge: judge(700),
  },
  'cancel the whole': { act: send({}), judge: judge(2200) },
  'cancel the rest': {
    async prepare(virtual) {
      const canceling = await paid(virtual);
      await send({ amountWon: 700 }, 'first')(virtual, canceling);
      return { ...canceling, before: [700] };
    },
    act: send({}),
    judge: judge(1500),
  },
  'cancel with tax parts': {
    prepare: async (virtual) => ({ ...(await startApproved(virtual, { taxFreeWon: 550, vatWon: 150 })), before: [] }),
    act: send({ amountWon: 700, taxFreeWon: 550, vatWon: 14 }),
    judge: judge(700),
  },
  'cancel, refused by KakaoPay': {
    prepare(virtual) {
      virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code: -781 });
      return paid(virtual);
    },
    act: send({ amountWon: 700 }),
    judge: async (virtual, { id }) => [
      ...gaveBackOtherThan(virtual),
      ...(await endedOtherThan(virtual, id, 'approved')),
    ],
  },
  'cancel more than is left, since somebody has canceled at KakaoPay': {
    async prepare(virtual) {
      const { id } = await startApproved(virtual);
      await cancelElsewhere(virtual, await paidPayment(virtual, id), 500);
      return { id, before: [500] };
    },
    act: send({ amountWon: 1800 }),
    // Before it is asked for, nobody knows that anything was canceled.
    finish: (virtual, canceling) => send({ amountWon: 1800 })(virtual, canceling),
    judge: async (virtual, { id }) => [
      ...gaveBackOtherThan(virtual, 500),
      ...(await endedOtherThan(virtual, id, 'partially_canceled')),
    ],
  },
};

const lookUps = generations.flatMap((generation) =>
  (['before', 'after'] as const).map((moment: OutsideCall['moment']) =>
    flow<Canceling>({
      name: `wake looks up a cancel cut off ${moment} its effect, ${generation} API`,
      world: { generation },
      async prepare(virtual) {
        const canceling = await paid(virtual);
        const cut = cutAll('kakaopay.cancel', moment, 'crash');
        await cutRun(send({ amountWon: 700 })(virtual, canceling, cut));
        await virtual.pass(31_000);
        return { ...canceling, before: [700] };
      },
      act: (virtual, _, hook) => virtual.wake(hook),
      others: { 'the same again': send({ amountWon: 700 }) },
      judge: async (virtual, { id }) => [
        ...gaveBackOtherThan(virtual, 700),
        ...(await endedOtherThan(virtual, id, 'partially_canceled')),
      ],
    }),
  ),
);

export const cancelingFlows: readonly Flow[] = [
  ...generations.map(part),
  ...Object.entries(rows).map(([name, row]) => flow({ name, prepare: paid, judge: judge(700), ...row })),
  ...lookUps,
];
