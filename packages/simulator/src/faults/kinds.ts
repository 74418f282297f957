import { type CallName, callNames } from '../api/calls.ts';
import type { Fault, FaultKind, When } from './fault.ts';

/** A number that a kind takes: one of a few, the usual first, or any of a range. */
export type NumberField =
  | { readonly choices: readonly [usual: number, ...others: number[]] }
  | { readonly min: number; readonly max: number; readonly usual?: number };

export interface KindRow {
  /** When it strikes. Before the effect, every call with a valid key counts; after it, those that took effect. */
  readonly when: When;
  /** `when` may be given, to strike at the other moment. */
  readonly eitherWay?: true;
  /** The calls that it can strike. */
  readonly calls: readonly CallName[];
  /** The numbers it takes; one without a usual value must be given. */
  readonly numbers?: Readonly<Partial<Record<NumberName, NumberField>>>;
  /** It takes the `extras` of a refusal. */
  readonly extras?: true;
}

export type NumberName = 'code' | 'status' | 'ms';

const movingMoney: readonly CallName[] = ['approve', 'cancel', 'subscription'];
const minuteMs = 60_000;

/** Every kind of fault: the schemas, the page and README.md have the same ones. */
export const faultKinds: Readonly<Record<FaultKind, KindRow>> = {
  refuse: { when: 'before', calls: callNames, numbers: { code: { min: -9999, max: -1 } }, extras: true },
  unavailable: { when: 'before', eitherWay: true, calls: callNames, numbers: { status: { choices: [503, 500, 429] } } },
  lose_request: { when: 'before', calls: callNames },
  lose_answer: { when: 'after', calls: callNames },
  reset: { when: 'after', eitherWay: true, calls: callNames },
  // KakaoPay's own limit is 11 s [doc].
  stall: {
    when: 'after',
    eitherWay: true,
    calls: callNames,
    numbers: { ms: { min: 1, max: 10 * minuteMs, usual: 12_000 } },
  },
  cut: { when: 'after', calls: callNames },
  garbage: { when: 'after', eitherWay: true, calls: callNames, numbers: { status: { choices: [200, 502, 504] } } },
  bank_unknown: { when: 'after', calls: movingMoney },
  repeat: { when: 'before', calls: movingMoney, numbers: { code: { choices: [-785, -702] } } },
  lag: {
    when: 'before',
    calls: ['order', 'subscription_status'],
    numbers: { ms: { min: 1, max: 24 * 60 * minuteMs, usual: minuteMs } },
  },
  payer_ends: { when: 'before', calls: ['subscription', 'subscription_status'] },
};

export const faultKindNames = Object.keys(faultKinds) as readonly FaultKind[];

export const whenOf = (fault: Fault): When => ('when' in fault && fault.when) || faultKinds[fault.kind].when;

/** The value a number has when it is left out. */
export const usualOf = (field: NumberField): number | undefined =>
  'choices' in field ? field.choices[0] : field.usual;

/** The number of a fault, or the usual one of its kind. */
export const numberOf = <N extends NumberName>(fault: Fault, name: N): number => {
  const given = (fault as Partial<Record<N, number>>)[name];
  const field = faultKinds[fault.kind].numbers?.[name];
  return given ?? (field && usualOf(field)) ?? 0;
};
