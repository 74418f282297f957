import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAsked, withResults } from './asked.ts';
import type { Fact, Section } from './fact.ts';
import { conformancePage } from './page.ts';
import { contradictions, type Result, runFacts } from './run.ts';
import type { Target } from './target.ts';
import { type RealOptions, realTarget } from './targets/real.ts';
import { simulatorTarget } from './targets/simulator.ts';
import { type Language, words } from './words.ts';

/** What the command reads and tells of the outside. */
export interface Outside extends Pick<RealOptions, 'key' | 'say' | 'now' | 'sleep'> {
  /** The repository's folder. */
  readonly root: string;
}

const realUrl = 'https://open-api.kakaopay.com';

const flags = {
  target: { type: 'string', default: 'simulator' },
  'with-payer': { type: 'boolean', default: false },
  'with-waiting': { type: 'boolean', default: false },
  // For tests: another address on this machine, and another folder to write to.
  'base-url': { type: 'string' },
  out: { type: 'string' },
} as const;

function optionsOf(args: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options: flags });
  const { target, out, 'base-url': url } = values;
  if (target !== 'simulator' && target !== 'real') throw new TypeError('--target is simulator or real.');
  if (url !== undefined && (out === undefined || new URL(url).hostname !== '127.0.0.1')) {
    throw new TypeError('--base-url is for tests: it is on 127.0.0.1, and --out says where to write.');
  }
  const [withPayer, withWaiting] = [values['with-payer'], values['with-waiting']];
  return { real: target === 'real', baseUrl: url ?? realUrl, out, withPayer, withWaiting };
}

async function askedOf(sections: readonly Section[], target: Target, say: (line: string) => void) {
  const told = (fact: Fact, result: Result) => {
    const line = lineOf(fact, result);
    if (line) say(line);
  };
  try {
    return await runFacts(sections, target, told);
  } finally {
    await target.close();
  }
}

/** A line for what is not as it is said to be. */
function lineOf(fact: Fact, result: Result): string | undefined {
  const setting = fact.setting ? ` (setting ${fact.setting})` : '';
  const about = `${fact.id} [${fact.mark}]${setting}`;
  if (result.outcome === 'differs') {
    return `differs: ${about}: expected ${JSON.stringify(fact.expect)}, seen ${JSON.stringify(result.seen)}`;
  }
  return result.outcome === 'failed' ? `no answer: ${about}: ${result.reason}` : undefined;
}

const summaryOf = (name: string, results: readonly Result[]): string => {
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const [agree, differ, failed, left] = [count('agrees'), count('differs'), count('failed'), count('not_asked')];
  return `${name}: ${agree} agree, ${differ} differ, ${failed} without an answer, ${left} not asked.`;
};

/** Korean days, as everything at KakaoPay has. */
const dayOf = (nowMs: number): string => new Date(nowMs + 9 * 3_600_000).toISOString().slice(0, 10);

/** Asks, writes what it found and gives the exit code: 1 when the simulator contradicts what is documented or seen. */
export async function conformance(
  args: readonly string[],
  sections: readonly Section[],
  outside: Outside,
): Promise<0 | 1> {
  const { real, out, ...options } = optionsOf(args);
  const { root, say, now } = outside;
  const target = real ? await realTarget({ ...outside, ...options }) : undefined;
  const simulator = await askedOf(sections, await simulatorTarget(), say);
  say(summaryOf('Simulator', simulator));
  const askedPath = join(out ?? join(root, 'conformance'), 'real.json');
  let asked = readAsked(askedPath);
  if (target) {
    const results = await askedOf(sections, target, say);
    say(summaryOf('KakaoPay', results));
    asked = withResults(asked, results, dayOf(now()));
    writeFileSync(askedPath, `${JSON.stringify(asked, undefined, 2)}\n`);
  }
  for (const language of ['en', 'ko'] satisfies Language[]) {
    const path = join(out ?? join(root, 'docs'), words[language].file);
    writeFileSync(path, conformancePage({ sections, simulator, real: asked }, language));
    say(`Written: ${path}`);
  }
  return contradictions(sections, simulator).length > 0 ? 1 : 0;
}
