import type { JournalEntry } from '../journal/schemas.ts';
import type { Simulator } from '../simulator.ts';

type Call = Extract<JournalEntry, { kind: 'call' }>;

/** The newest call in a simulator's journal, and the rules that have something to say about it. */
export function newestCall(sim: Simulator): Call & { readonly rules: readonly string[] } {
  const call = sim.requests().findLast((entry): entry is Call => entry.kind === 'call');
  if (call === undefined) throw new Error('Nothing was called.');
  return { ...call, rules: call.findings.map(({ rule }) => rule) };
}

/** Every rule that has something to say about anything, as `severity rule`. */
export const allFindings = (sim: Simulator): string[] =>
  sim.requests().flatMap(({ findings }) => findings.map(({ severity, rule }) => `${severity} ${rule}`));
