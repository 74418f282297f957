import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { UserError } from '../local/user-error.ts';
import type { Language } from '../service/src/http/language.ts';
import { Problem, problems } from '../service/src/http/problem.ts';
import { wordsOfProblems } from '../service/src/pages/problem-todos.ts';
import type { Scope } from '../service/src/store/api-keys.ts';
import { apiAt } from './asking-api.ts';
import { cancel } from './canceling.ts';
import { deployedStage } from './deployed-stage.ts';
import { find, show } from './finding.ts';
import { runWordScript, targetOf, type WordsAndFlags } from './options.ts';
import { withKey } from './short-key.ts';
import { deployedTable } from './table.ts';

const clock = { now: () => Date.now() };
const ids = { randomBytes };
const language: Language = /^ko/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'ko' : 'en';

/** `npm run payments -- find A-1001 --stage prod`: what the console does with payments, without a browser. */
async function payments({ words: [verb, what, ...more], flags }: WordsAndFlags): Promise<void> {
  const isKnown = verb === 'find' || verb === 'show' || verb === 'cancel';
  if (!isKnown || what === undefined || more.length > 0) {
    throw new UserError('Say what to do: find <what>, show <id> or cancel <id>. What has spaces goes in quotes.');
  }
  const target = targetOf(flags);
  const { tableName, url } = await deployedStage(target);
  const table = await deployedTable(target, tableName);
  const scopes: readonly Scope[] = verb === 'cancel' ? ['payments:read', 'cancellations:write'] : ['payments:read'];
  const work = async (key: string) => {
    const asking = { api: apiAt(url, key), language, now: clock.now(), print: console.log };
    if (verb === 'find') return find(asking, what);
    if (verb === 'show') return show(asking, what);
    const audit = { table, clock, ids, log: (_: string, event: string) => console.error(event) };
    return cancel({ ...asking, audit, by: actor(), confirm }, what, flags);
  };
  await withKey({ table, ids, clock }, scopes, work).catch((error: unknown) => {
    throw error instanceof Problem ? new UserError(wordsOf(error)) : error;
  });
}

function wordsOf({ code, details: { detail, errors = [], kakaoPay } }: Problem): string {
  const titles: Readonly<Record<string, string | undefined>> = wordsOfProblems[language].titles;
  const title = `${titles[code] ?? problems[code].title} (${code})`;
  return [title, detail, ...errors.map(({ message }) => message), kakaoPay?.message].filter(Boolean).join('. ');
}

/** As the audit names whoever uses a command: no more than an operator's name has. */
function actor(): string {
  const { username } = userInfo();
  return `command:${username
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]/g, '-')
    .slice(0, 32)}`;
}

function confirm(question: string): Promise<boolean> | undefined {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return terminal
    .question(`${question} `)
    .then((answer) => /^\s*(y|yes|네|예)\s*$/i.test(answer))
    .finally(() => terminal.close());
}

await runWordScript('payments', payments);
