import type { Context } from './context.ts';
import type { Rule } from './rule.ts';
import { keyRules } from './rules/keys.ts';
import type { Finding } from './schemas.ts';
import type { Seen } from './seen.ts';

const callRules: readonly Rule[] = [...keyRules];

/** What there is to say about a thing that happened, the worst of each group first. */
export function* findingsOf(seen: Seen, context: Context): Iterable<Finding> {
  if (seen.kind !== 'call') return;
  for (const { id, severity, when, words } of callRules) {
    if (when(seen, context)) yield { rule: id, severity, ...words(seen, context) };
  }
}
