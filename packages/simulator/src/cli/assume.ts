import { checkAssumptions, choicesOf } from '../core/assumed.ts';
import { type Assumptions, assumptionNames, assumptionOf } from '../core/assumptions.ts';

/** What `--assume name=value` gives. Throws a TypeError with one sentence. */
export const readAssume = (given: readonly string[]): Partial<Assumptions> =>
  checkAssumptions(Object.fromEntries(given.map(pairOf)));

function pairOf(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 0) throw new TypeError(`--assume must be like guardMismatch=-710, not ${text}; --assume help lists all.`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** What `--assume help` prints. */
export const assumeHelp = `What is not known of the real KakaoPay, and what can be assumed with --assume name=value. The first is usual.
${assumptionNames.map((name) => `\n  ${name}: ${choicesOf(name)}\n    ${assumptionOf(name).question.en.replaceAll('`', '')}\n`).join('')}`;
