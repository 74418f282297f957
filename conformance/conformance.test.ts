import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, type Simulator, type SimulatorOptions } from 'kakaopay-simulator';
import { afterAll, describe, expect, test } from 'vitest';
import { documentAt } from '../tests/docs/documents.ts';
import { readAsked, withResults } from './asked.ts';
import { conformance, type Outside } from './command.ts';
import type { Mark, Section } from './fact.ts';
import { sections } from './facts.ts';
import { conformancePage } from './page.ts';
import { contradictions, runFacts } from './run.ts';
import { checkKey, realTarget } from './targets/real.ts';
import { simulatorTarget } from './targets/simulator.ts';

// Goal: the simulator does what is known of KakaoPay, the page says so, and one that does otherwise is found out.

const facts = sections.flatMap((section) => section.facts);
const root = join(import.meta.dirname, '..');

/** Nobody can order what they ask about. */
const notAskable = ['statusAfterDecline'];

type Assume = NonNullable<SimulatorOptions['assume']>;

async function settingsOf() {
  const simulator = await createSimulator({ listen: false });
  return simulator.settings.list();
}

async function askSimulator(assume: Assume = {}) {
  const target = await simulatorTarget({ assume });
  const results = await runFacts(sections, target);
  await target.close();
  return results;
}

const differing = (results: Awaited<ReturnType<typeof runFacts>>) =>
  results.filter(({ outcome }) => outcome !== 'agrees').map(({ id }) => id);

test('the page and its counterpart are those of the facts, and the simulator contradicts none', async () => {
  const simulator = await askSimulator();
  expect(differing(simulator)).toEqual([]);
  const report = { sections, simulator, real: readAsked(join(root, 'conformance/real.json')) };
  expect(documentAt('docs/conformance.md').text).toBe(conformancePage(report, 'en'));
  expect(documentAt('docs/conformance.ko.md').text).toBe(conformancePage(report, 'ko'));
});

test('each fact has a name of its own and is told in both languages', () => {
  const ids = facts.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, says } of facts) {
    expect(id).toMatch(/^[a-z]+\.[a-z0-9-]+$/);
    expect(says.ko, id).toMatch(/[가-힣]|-\d{3}/);
  }
});

test('each setting of the simulator is asked about, and what it decides is not called documented', async () => {
  const asked = new Set(facts.flatMap(({ setting }) => setting ?? []));
  const names = (await settingsOf()).map(({ name }) => name);
  expect([...asked, ...notAskable].sort()).toEqual([...names].sort());
});

test('a KakaoPay that is otherwise in every open way is found out, each way by the facts about it', async () => {
  const settings = (await settingsOf()).filter(({ name }) => !notAskable.includes(name));
  const otherwise = settings.map(({ name, choices }) => [name, choices.at(-1)]);
  const found = differing(await askSimulator(Object.fromEntries(otherwise)));
  const about = facts.filter(({ id }) => found.includes(id)).map(({ id, setting }) => setting ?? id);
  expect([...new Set(about)].sort()).toEqual(settings.map(({ name }) => name).sort());
});

test('contradictions are those of what is documented or seen', async () => {
  const results = await askSimulator({ guardMismatch: -710, unusedFields: 'left_out' });
  expect(differing(results)).toEqual(expect.arrayContaining(['cancel.guard', 'approve.nulls']));
  const wrong = contradictions(sections, results).map(({ id }) => id);
  expect(wrong).toContain('approve.nulls');
  expect(wrong).not.toContain('cancel.guard');
});

test('what looks like an id is not written down', async () => {
  const ask = async () => ['T469b847306d7b2dc394', `/x/${'0a'.repeat(32)}`, 'kakaopay_purchase_corp_code'];
  const says = { en: 'x', ko: '가' };
  const one: Section = { title: says, facts: [{ id: 'a.b', mark: 'doc', says, ask, expect: [] }] };
  const target = await simulatorTarget();
  const [result] = await runFacts([one], target);
  await target.close();
  expect(result).toEqual({ id: 'a.b', outcome: 'differs', seen: ['…', '/x/…', 'kakaopay_purchase_corp_code'] });
});

test('the command fails when the simulator contradicts what is documented, and says how', async () => {
  const says = { en: 'x', ko: '가' };
  const factOf = (mark: Mark) => ({ id: `a.${mark}`, mark, says, ask: async () => 1, expect: 2 });
  const out = mkdtempSync(join(tmpdir(), 'conformance-'));
  const said: string[] = [];
  const outside = { root, key: undefined, say: (line: string) => said.push(line), now: () => 0, sleep: async () => {} };
  const run = (mark: Mark) => conformance(['--out', out], [{ title: says, facts: [factOf(mark)] }], outside);
  expect([await run('doc'), await run('client'), await run('inferred')]).toEqual([1, 1, 0]);
  expect(said[0]).toBe('differs: a.doc [doc]: expected 2, seen 1');
  rmSync(out, { recursive: true });
});

describe('the real one, for which a simulator on loopback stands in', () => {
  const key = `DEV${'A'.repeat(37)}`;
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Who reads what is said, pays, and lets time pass. */
  function personAt(simulator: Simulator, said: string[]): Outside {
    const act = async (text: string) => {
      const payment = simulator.payments().find(({ pages }) => pages && text.includes(pages.pc));
      if (payment === undefined) return;
      const method = text.includes('CARD') ? 'CARD' : 'MONEY';
      const { payer } = simulator;
      const { redirect } = text.includes('cancel it')
        ? await payer.quit(payment.tid)
        : await payer.pay(payment.tid, { method });
      await fetch(redirect);
    };
    return {
      root,
      key,
      say(line) {
        said.push(line);
        void act(line);
      },
      now: simulator.clock.now,
      sleep: async (ms) => (ms > 60_000 ? simulator.clock.advance(ms) : undefined),
    };
  }

  async function askReal(args: readonly string[], assume: Assume = {}) {
    const simulator = await createSimulator({ secretKeys: [key], domains: ['https://shop.example'], assume });
    const said: string[] = [];
    const flags = ['--target', 'real', '--base-url', simulator.url, '--out', folder, ...args];
    const exit = await conformance(flags, sections, personAt(simulator, said));
    await simulator.close();
    const page = readFileSync(join(folder, 'conformance.md'), 'utf8');
    return { exit, said: said.join('\n'), page, asked: readAsked(join(folder, 'real.json')) };
  }

  test('without a payer and time, the rest is asked', async () => {
    const { exit, said, asked, page } = await askReal([]);
    expect(exit).toBe(0);
    const free = facts.filter(({ needs }) => needs === undefined);
    expect(Object.keys(asked)).toEqual(free.map(({ id }) => id));
    expect(said).toContain(
      `KakaoPay: ${free.length} agree, 0 differ, 0 without an answer, ${facts.length - free.length} not asked.`,
    );
    expect(page).toContain('not yet asked; needs a payer');
    expect(`${said}${page}`).not.toContain(key);
  });

  test('with both all but the legacy API is, and what is otherwise is found and written', async () => {
    const { exit, said, asked, page } = await askReal(['--with-payer', '--with-waiting'], {
      guardMismatch: -710,
      expiredStatus: 'FAIL_PAYMENT',
    });
    expect(exit).toBe(0);
    expect(Object.keys(asked)).toHaveLength(facts.filter(({ needs }) => !needs?.includes('legacy')).length);
    const differs = Object.entries(asked).filter(([, answer]) => 'differs' in answer);
    expect(differs.map(([id, answer]) => [id, answer.differs])).toEqual([
      ['cancel.guard', '400 -710'],
      ['expiry.status', 'FAIL_PAYMENT'],
    ]);
    expect(said).toContain(
      'differs: cancel.guard [inferred] (setting guardMismatch): expected "400 -722", seen "400 -710"',
    );
    expect(said.match(/^Please /gm)).toHaveLength(9);
    expect(page).toMatch(
      /^\| `cancel\.guard` \| .* \| \[inferred\] \| agrees \| \*\*differs\*\*: `"400 -710"` \(\d{4}-\d\d-\d\d\) \|$/m,
    );
    expect(`${said}${page}${JSON.stringify(asked)}`).not.toMatch(new RegExp(`${key}|pg_token=[0-9a-f]`));
  });

  test('only a development key asks, and no message repeats it', async () => {
    for (const wrong of [undefined, '', `PRD${'A'.repeat(37)}`, 'A'.repeat(40), `${key}\n`]) {
      const refused = expect.objectContaining({ message: expect.not.stringContaining('AAAA') });
      expect(() => checkKey(wrong)).toThrow(refused);
    }
    expect(checkKey(key)).toBe(key);
  });

  test('another address is one of this machine, and writes somewhere else', async () => {
    const outside = { root, key, say: () => {}, now: () => 0, sleep: async () => {} };
    for (const flags of ['--base-url=https://pay.example --out=x', '--base-url=http://127.0.0.1:1', '--target=x']) {
      await expect(conformance(flags.split(' '), sections, outside)).rejects.toThrow(TypeError);
    }
  });

  test('one that cannot be reached is given up soon', async () => {
    const outside = { key, say: () => {}, now: () => 0, sleep: async () => {}, withPayer: false, withWaiting: false };
    const { url, close } = await createSimulator();
    await close();
    const results = await runFacts(sections, await realTarget({ ...outside, baseUrl: url }));
    expect(results.filter(({ outcome }) => outcome === 'failed').at(-1)).toMatchObject({
      reason: 'KakaoPay cannot be reached.',
    });
  });
});

test('what is asked later takes the place of what was asked before', () => {
  const asked = { a: { on: '2026-11-01' }, b: { on: '2026-11-01', differs: 1 } };
  const results = [
    { id: 'b', outcome: 'agrees' },
    { id: 'c', outcome: 'differs', seen: null },
    { id: 'a', outcome: 'not_asked' },
  ] as const;
  expect(withResults(asked, results, '2026-11-02')).toEqual({
    a: { on: '2026-11-01' },
    b: { on: '2026-11-02' },
    c: { on: '2026-11-02', differs: null },
  });
});
