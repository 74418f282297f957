import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PartName } from './found.ts';
import { drawnHistory } from './history.ts';
import { proofMarkdown } from './markdown.ts';
import { proofPage } from './page.ts';
import { type Proof, readProof } from './proof.ts';
import { runParts } from './run-parts.ts';
import { filesOf } from './write.ts';

// Goal: what people are told of the proof is what was found.

const root = join(import.meta.dirname, '../..');
const kept = readProof();
const when = { date: '2026-11-26', commit: '0123456789ab' };

test('report, page and READMEs say what was found, no less and no more', async () => {
  for (const [path, text] of Object.entries(await filesOf(kept))) {
    expect(readFileSync(join(root, path), 'utf8') === text, `${path}: npm run proof -- --pages`).toBe(true);
  }
});

test('the drawn payment is one that a fault has struck, and that is well in the end', async () => {
  const { steps, violations } = await drawnHistory();
  expect(violations).toBe(0);
  expect(steps.filter(({ isFault }) => isFault).length).toBeGreaterThan(0);
  expect(steps.map(({ text }) => text)).toContain('approving → approved');
});

describe('the report', () => {
  test('says which part was not run, and gives no figure for it', async () => {
    const none: Proof = { ...kept, parts: {} };
    const said = 'Not run: there are no figures for this part yet.';
    expect(proofMarkdown(none)).toContain(said);
    expect(await proofPage(none)).toContain(said);
    expect(proofMarkdown(none)).not.toContain('✓');
  });

  test('withdraws its claim as soon as anything is wrong', async () => {
    const { simulate } = kept.parts;
    if (simulate?.found === undefined) throw new Error('The simulation was not run');
    const found = { ...simulate.found, broken: { books: 2 } };
    const broken: Proof = { ...kept, parts: { simulate: { ...simulate, isPassed: false, found } } };
    expect(proofMarkdown(broken)).toMatch(/^# 2 violations found\n/);
    expect(await proofPage(broken)).toContain('<h1>2 violations found</h1>');
    expect(proofMarkdown(kept)).toMatch(/^# No won lost, none taken twice\n/);
  });

  test('counts a part that has failed, though its numbers look well', () => {
    const fuzz = { ...when, args: [], isPassed: false, seconds: 1, found: { requests: 5, violations: 0 } };
    const text = proofMarkdown({ ...kept, isSlice: true, parts: { ...kept.parts, fuzz } });
    expect(text).toContain('requests: 5 | – | ✗ failed |');
    expect(text).toMatch(/^# 1 part of the proof failed\n/);
  });
});

test('a full run is held to its goals', () => {
  const fuzz = { ...when, args: [], isPassed: true, seconds: 1, found: { requests: 9_999, violations: 0 } };
  const whole: Proof = { ...kept, isSlice: false, parts: { fuzz } };
  expect(proofMarkdown(whole)).toContain('requests: 9,999 | ✗ at least 10,000 requests |');
});

describe('the parts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  const run = async (isSlice: boolean) => {
    const asked: string[] = [];
    const execute = async (name: PartName, args: readonly string[]) => {
      asked.push([name, ...args.slice(0, -1)].join(' '));
      if (name === 'matrix') return 1;
      if (name === 'fuzz') writeFileSync(args.at(-1) ?? '', '{"requests":10001,"violations":[],"seconds":3}');
      return 0;
    };
    const names = ['matrix', 'mutants', 'fuzz'] as const;
    const runs = await runParts({ ...when, names, isSlice, folder, execute, now: () => 0, say: () => undefined });
    return { asked, runs };
  };

  test('are all run, though one of them fails and another writes nothing', async () => {
    const { asked, runs } = await run(false);
    expect(asked).toEqual(['matrix --json', 'mutants --json', 'fuzz --json']);
    expect(runs).toEqual({
      matrix: { ...when, args: [], isPassed: false, seconds: 0 },
      mutants: { ...when, args: [], isPassed: true, seconds: 0 },
      fuzz: { ...when, args: [], isPassed: true, seconds: 0, found: { requests: 10001, violations: 0 } },
    });
  });

  test('are less in a slice', async () => {
    const { asked } = await run(true);
    expect(asked).toEqual(['matrix --slice --json', 'mutants --json', 'fuzz --optional --json']);
  });
});
