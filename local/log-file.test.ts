import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLogFile } from './log-file.ts';

const directory = () => join(mkdtempSync(join(tmpdir(), 'log-')), 'data');
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');

test('goes on after a restart', () => {
  const data = directory();
  openLogFile(data)('{"message":"one"}');
  openLogFile(data)('{"message":"two"}');
  expect(linesOf(join(data, 'log.jsonl'))).toEqual(['{"message":"one"}', '{"message":"two"}']);
});

test('never holds more than twice its size, and the last lines are there', () => {
  const data = directory();
  const log = openLogFile(data, 100);
  for (let line = 0; line < 1000; line++) log(`line ${line}`);
  expect(readdirSync(data).sort()).toEqual(['log.1.jsonl', 'log.jsonl']);
  const kept = [...linesOf(join(data, 'log.1.jsonl')), ...linesOf(join(data, 'log.jsonl'))];
  expect(kept.join('\n').length).toBeLessThanOrEqual(200);
  expect(kept.at(-1)).toBe('line 999');
  expect(kept).toEqual(kept.map((_, at) => `line ${1000 - kept.length + at}`));
});
