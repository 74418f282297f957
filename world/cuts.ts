import { Crashed, cutAt, type Fate, type Hook, type OutsideCall, recordInto } from './outside.ts';

// Every outside call of a run is cut: before it, after its effect without the answer, and, by the crash before the
// next one, after the answer without what was to follow. Either the process is gone or the service lives on without
// an answer, or all the time the call may take goes by.
const moments: readonly OutsideCall['moment'][] = ['before', 'after'];
const fates = ['crash', 'lose', 'slow'] as const;
/** KakaoPay may still carry out a call whose connection broke; what the table does late is a slow write. */
const fatesOf = (name: string, moment: OutsideCall['moment']) =>
  /^(kakaopay\.(approve|cancel|order|subscription|status|inactive)|webhooks\.post)$/.test(name) && moment === 'before'
    ? ([...fates, 'late'] as const)
    : fates;

/** One call of a run where something goes wrong. */
export interface Place extends OutsideCall {
  readonly fate: Exclude<Fate, undefined>;
}

export interface Cut {
  readonly name: string;
  readonly hook: Hook;
  /** One, or two where the service lived on after the first. */
  readonly places: readonly Place[];
}

/** Every single cut of the calls that were recorded, from the one with this index on. */
export const cutsOf = (calls: readonly string[], from = 0): Cut[] =>
  calls
    .map((name, index) => ({ name, index }))
    .slice(from)
    .flatMap(({ name, index }) =>
      moments.flatMap((moment) =>
        fatesOf(name, moment).map((fate) => ({
          name: `${fate} ${moment} ${name} (${index})`,
          hook: cutAt(index, moment, fate),
          places: [{ name, index, moment, fate }],
        })),
      ),
    );

/** What goes wrong by the first, or else by the second. */
export const both =
  (first: Hook, second: Hook): Hook =>
  async (call) =>
    (await first(call)) ?? (await second(call));

/** The end of a run that may be cut; a crash has none. */
export async function cutRun<T>(run: Promise<T>): Promise<T | undefined> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof Crashed) return undefined;
    throw error;
  }
}

type Run = (hook: Hook) => Promise<unknown>;

/** The calls of a run, by their names. */
export async function callsOf(run: Run): Promise<string[]> {
  const calls: string[] = [];
  await cutRun(run(recordInto(calls)));
  return calls;
}

/** Every second cut of a run after this one, if the service lived on after it. */
export async function secondCuts(run: Run, first: Cut): Promise<Cut[]> {
  const [place] = first.places;
  if (place === undefined || place.fate === 'crash') return [];
  const calls = await callsOf((hook) => run(both(hook, first.hook)));
  return cutsOf(calls, place.index + 1).map((second) => ({
    name: `${first.name}, then ${second.name}`,
    hook: both(first.hook, second.hook),
    places: [...first.places, ...second.places],
  }));
}
