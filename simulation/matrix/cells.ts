import { both, type Cut, callsOf, cutsOf, type Place, secondCuts } from '../../world/cuts.ts';
import type { Hook } from '../../world/outside.ts';
import { type Aftermath, aftermaths, type Flow, type Other } from './flow.ts';
import { prepared } from './run-cell.ts';

/** What goes wrong, once or twice, and what comes after; or what others do in the middle of a run where all is well. */
export interface Cell {
  readonly name: string;
  readonly hook: Hook;
  /** Where the first thing goes wrong; of a run that stands still, where. */
  readonly place: Omit<Place, 'fate'>;
  /** `crash before`, `late before`, `still after`, … */
  readonly fault: string;
  readonly aftermath: Aftermath | undefined;
  readonly other?: Other;
}

const run = (flow: Flow) => async (hook: Hook) => {
  const { virtual, subject } = await prepared(flow);
  return flow.act(virtual, subject, hook).catch(() => undefined);
};

/** Every outside call of a flow's run, by name, in order. */
export const callsOfFlow = (flow: Flow): Promise<string[]> => callsOf(run(flow));

const cellOf = (flow: Flow, { name, hook, places }: Cut, then: Aftermath | Other): Cell => {
  const place = places[0] as Place;
  const isOther = typeof then !== 'string';
  return {
    name: `${flow.name}: ${name}; ${isOther ? `${then.when} ${then.name}` : then}`,
    ...{ hook, place },
    fault: `${place.fate} ${place.moment}`,
    ...(isOther ? { aftermath: undefined, other: then } : { aftermath: then }),
  };
};

/** Looking into the queue puts nothing at stake, and wake does much of it. */
const isAtStake = ({ places }: Cut): boolean => places.every(({ name }) => name !== 'table.query');

/** A look into the queue meets one aftermath alone. */
const meets = (cut: Cut, index: number, aftermath: Aftermath): boolean =>
  isAtStake(cut) || aftermaths[index % aftermaths.length] === aftermath;

/** Every call × every fault × one aftermath. */
export const singlesOf = (flow: Flow, calls: readonly string[], aftermath: Aftermath): Cell[] =>
  cutsOf(calls)
    .filter((cut, index) => meets(cut, index, aftermath))
    .map((cut) => cellOf(flow, cut, aftermath));

/** Nothing happens between two looks into the queue. */
const momentsOf = (call: string) => (call === 'table.query' ? (['after'] as const) : (['before', 'after'] as const));

/** Every call of a run in which all is well, before and after it × everything that others may do there. */
const stillOf = (flow: Flow, calls: readonly string[], other: string): Cell[] =>
  calls.flatMap((call, index) =>
    momentsOf(call).map((moment) => ({
      name: `${flow.name}: still ${moment} ${call} (${index}); ${other}`,
      hook: () => undefined,
      place: { name: call, index, moment },
      fault: `still ${moment}`,
      aftermath: undefined,
      other: { name: other, when: 'meanwhile' },
    })),
  );

/** Every fault × everything that others may do at that moment, and afterwards. */
const cutBesideOf = (flow: Flow, calls: readonly string[], other: string): Cell[] =>
  cutsOf(calls)
    .filter(isAtStake)
    .flatMap((cut) => (['meanwhile', 'then'] as const).map((when) => cellOf(flow, cut, { name: other, when })));

/** Everything that others may do, in the middle of the run and after it. */
export const othersOf = (flow: Flow, calls: readonly string[]): Cell[] =>
  Object.keys(flow.others ?? {}).flatMap((other) => [
    ...stillOf(flow, calls, other),
    ...cutBesideOf(flow, calls, other),
  ]);

/** Of a flow that decides where money goes, each pair meets two aftermaths. */
const ofCore: readonly Aftermath[] = ['nothing', 'all at once'];

/** Two things that go wrong, the service having lived on after the first: every pair, with the aftermaths in turn. */
export async function pairsOf(flow: Flow, calls: readonly string[]): Promise<Cell[]> {
  const pairs: Cut[] = [];
  for (const first of cutsOf(calls).filter(isAtStake)) {
    pairs.push(...(await secondCuts(run(flow), first)).filter(isAtStake));
  }
  return pairs.flatMap((cut, index) => {
    const inTurn = aftermaths[index % aftermaths.length] as Aftermath;
    return (flow.isCore ? ofCore : [inTurn]).map((aftermath) => cellOf(flow, cut, aftermath));
  });
}

/** At this place of the run, once: this happens before anything else there. */
export function meanwhile({ index, moment }: Cell['place'], act: () => Promise<unknown>, then: Hook): Hook {
  let happened = false;
  return both(async (call) => {
    if (happened || call.index !== index || call.moment !== moment) return;
    happened = true;
    await act();
  }, then);
}
