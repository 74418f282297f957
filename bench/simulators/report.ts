import { simulatorAheadMin, simulatorMbMax } from '../goals.ts';
import { table } from '../report.ts';
import type { Verdict } from '../results.ts';
import { median } from '../statistics.ts';
import { type Connections, manners } from './runners.ts';

/** Microseconds of processor time for one payment, of each round. */
export interface Timed {
  readonly name: string;
  readonly us: Readonly<Record<Connections, readonly number[]>>;
}

/** What a process holds before and after many payments. */
export interface Held {
  readonly name: string;
  readonly payments: number;
  readonly beforeMb: number;
  readonly afterMb: number;
}

/** How ours runs: listening, as its peers do, and as plain messages in one's own process. */
export const ours = { listening: 'ours', plain: 'ours, plain messages' } as const;

const isOurs = ({ name }: Timed): boolean => Object.values<string>(ours).includes(name);

/** How many times as much the cheapest peer takes for a payment. */
export function aheadOfBestPeer(name: string, timed: readonly Timed[], many: Connections): number {
  const least = (some: readonly Timed[]) => Math.min(...some.map(({ us }) => median(us[many])));
  return least(timed.filter((one) => !isOurs(one))) / least(timed.filter((one) => one.name === name));
}

export function verdictsOf(timed: readonly Timed[], held: readonly Held[]): readonly Verdict[] {
  const ahead = Math.min(...manners.map((many) => aheadOfBestPeer(ours.plain, timed, many)));
  return [
    {
      goal: `P7 plain messages ≥ ${simulatorAheadMin} × ahead of the best peer, either way`,
      found: `${ahead.toFixed(2)} ×`,
      passed: ahead >= simulatorAheadMin,
    },
    ...held.map(({ name, payments, afterMb }) => ({
      goal: `P7 memory after ${payments.toLocaleString('en')} payments ≤ ${simulatorMbMax} MB: ${name}`,
      found: `${afterMb.toFixed(0)} MB`,
      passed: afterMb <= simulatorMbMax,
    })),
  ];
}

export function report(timed: readonly Timed[], held: readonly Held[]): string {
  const listening = timed.find(({ name }) => name === ours.listening);
  const toOurs = (values: readonly number[], many: Connections) =>
    (median(values) / median(listening?.us[many] ?? [])).toFixed(2);
  return [
    'Processor time of a payment: made, paid by the payer, taken by the shop; medians, µs, × ours over HTTP',
    table(
      ['simulator', 'one by one', '× ours', '10 at a time', '× ours'],
      timed.map(({ name, us }) => [
        name,
        ...manners.flatMap((many) => [median(us[many]).toFixed(0), toOurs(us[many], many)]),
      ]),
    ),
    'So many times as much the best peer takes',
    table(
      ['than', 'one by one', '10 at a time'],
      Object.values(ours).map((name) => [
        name,
        ...manners.map((many) => aheadOfBestPeer(name, timed, many).toFixed(2)),
      ]),
    ),
    'Memory that the process holds, MB',
    table(
      ['simulator', 'payments', 'before', 'after'],
      held.map(({ name, payments, ...mb }) => [
        name,
        payments.toLocaleString('en'),
        mb.beforeMb.toFixed(0),
        mb.afterMb.toFixed(0),
      ]),
    ),
    'Goals',
    table(
      ['goal', 'found', ''],
      verdictsOf(timed, held).map(({ goal, found, passed }) => [goal, found, passed ? 'PASS' : 'FAIL']),
    ),
  ].join('\n');
}
