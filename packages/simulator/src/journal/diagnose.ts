import type { Context } from './context.ts';
import type { Rule } from './rule.ts';
import { approvingRules } from './rules/approving.ts';
import { bodyRules } from './rules/bodies.ts';
import { cancelingRules } from './rules/canceling.ts';
import { chargingRules } from './rules/charging.ts';
import { keyRules } from './rules/keys.ts';
import { lostAnswerRules } from './rules/lost-answers.ts';
import { makingRules } from './rules/making.ts';
import { parameterRules } from './rules/parameters.ts';
import { waitingFindings } from './rules/waiting.ts';
import type { Finding } from './schemas.ts';
import type { Seen } from './seen.ts';

const callRules: readonly Rule[] = [
  ...keyRules,
  ...bodyRules,
  ...parameterRules,
  ...makingRules,
  ...approvingRules,
  ...cancelingRules,
  ...chargingRules,
  ...lostAnswerRules,
];

/** What there is to say about a thing that happened; nothing, for most. */
export function* findingsOf(seen: Seen, context: Context): Iterable<Finding> {
  if (seen.kind === 'expired') yield* waitingFindings(seen, context);
  if (seen.kind !== 'call') return;
  for (const { id, severity, when, words } of callRules) {
    if (when(seen, context)) yield { rule: id, severity, ...words(seen, context) };
  }
}
