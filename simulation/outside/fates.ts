/** The ports through which something can go wrong; the clock and the ids cannot. */
export type Port = 'kakaopay' | 'table' | 'webhooks';

interface FateRow {
  readonly on: readonly Port[];
  /** Only these calls of the port; all when left out. */
  readonly calls?: readonly string[];
  /** What happens, for the report. */
  readonly meaning: string;
  /** The call never has its effect. */
  readonly noEffect?: true;
  /** What comes back in place of the answer: an error of the connection, or nothing at all until the time is up. */
  readonly back?: 'broken' | 'nothing';
}

const money = ['approve', 'cancel', 'subscription'];
const all: readonly Port[] = ['kakaopay', 'table', 'webhooks'];

/** Whatever can happen to one call that the service makes. */
export const fates = {
  killed_before: { on: all, meaning: 'the function is killed before the call leaves' },
  killed_after: { on: all, meaning: 'the function is killed when the call has had its effect' },
  frozen: { on: all, meaning: 'the function stands still for seconds or minutes before the call leaves' },
  lost_before: {
    on: all,
    noEffect: true,
    back: 'broken',
    meaning: 'the connection breaks before the call has an effect',
  },
  lost_after: { on: all, back: 'broken', meaning: 'the call has its effect and the answer is lost' },
  late: { on: ['kakaopay', 'table'], back: 'broken', meaning: 'the connection breaks and the effect comes later' },
  slow: { on: all, meaning: 'the call takes all the time it may take' },
  timeout: {
    on: ['kakaopay', 'webhooks'],
    noEffect: true,
    back: 'nothing',
    meaning: 'no effect, and no answer until the time is up',
  },
  mute: { on: ['kakaopay', 'webhooks'], back: 'nothing', meaning: 'the effect, and no answer until the time is up' },
  garbage: { on: ['kakaopay'], meaning: 'the effect, and a page of somebody else for an answer' },
  gateway_error: { on: ['kakaopay'], meaning: 'no effect, and a page of a gateway for an answer' },
  cut: { on: ['kakaopay'], meaning: 'the effect, and half of the answer' },
  doubled: {
    on: ['kakaopay', 'webhooks'],
    // Nothing could be done about a charge that the network itself repeats: KakaoPay has no idempotency key.
    calls: ['ready', 'approve', 'cancel', 'order', 'subscription_status', 'subscription_inactive', 'post'],
    meaning: 'the network carries the call over twice, and the second answer comes back',
  },
  refused: { on: ['kakaopay'], meaning: 'KakaoPay refuses, with one of the codes that it has for this call' },
  bank_unknown: { on: ['kakaopay'], calls: money, meaning: 'the effect, and an error: the bank does not know' },
  throttled: { on: ['table'], noEffect: true, back: 'broken', meaning: 'the table takes no more for now' },
  server_error: { on: ['webhooks'], meaning: 'the endpoint answers 500' },
  redirected: { on: ['webhooks'], meaning: 'the endpoint sends elsewhere' },
  gone: { on: ['webhooks'], meaning: 'the endpoint answers 410: it is disabled' },
} as const satisfies Readonly<Record<string, FateRow>>;

export type Fate = keyof typeof fates;
export const fateNames = Object.keys(fates) as readonly Fate[];

export const rowOf = (fate: Fate): FateRow => fates[fate];

/** What can happen to this call; `name` is the port's word for it. */
export const fatesFor = (port: Port, name: string): readonly Fate[] =>
  fateNames.filter((fate) => {
    const { on, calls } = rowOf(fate);
    return on.includes(port) && (calls?.includes(name) ?? true);
  });

/** Codes with which KakaoPay may turn a call down although nothing is wrong with it, and without any effect. */
export const refusals: Readonly<Record<string, readonly number[]>> = {
  ready: [-401, -429, -500, -503, -722, -797, -799],
  approve: [-401, -429, -500, -503, -701, -702, -708, -723, -780, -783, -785],
  cancel: [-401, -429, -500, -503, -710, -722, -781, -784, -785],
  subscription: [-401, -429, -500, -503, -752, -782, -785],
  order: [-401, -429, -500, -503, -785],
  subscription_status: [-401, -429, -500, -503, -785],
  subscription_inactive: [-401, -429, -500, -503],
};
