import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSimulator } from './simulator.ts';
import { createShop } from './testing/shop.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was paid is there again after a restart', async () => {
  const dataFile = join(folder, 'simulator.json');
  const first = await createShop('current', { dataFile });
  await first.paid();
  first.sim.clock.advance('16m');
  await first.sim.close();
  const second = await createShop('current', { dataFile, seed: 'another' });
  expect(second.sim.payments()).toEqual(first.sim.payments());
  expect(second.sim.ledger()).toEqual(first.sim.ledger());
  expect(second.sim.clock.aheadMs()).toBe(960_000);
});

test('it is written soon after a message, once for all of a burst', async () => {
  const dataFile = join(folder, 'simulator.json');
  const waits: (() => void)[] = [];
  const sleep = () => new Promise<void>((resolve) => waits.push(resolve));
  const { ready } = await createShop('current', { dataFile, sleep });
  await ready();
  await ready();
  expect(waits).toHaveLength(1);
  waits[0]?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(JSON.parse(readFileSync(dataFile, 'utf8')).payments).toHaveLength(2);
  await ready();
  expect(waits).toHaveLength(2);
});

test.each(['', '{', '"text"', '{"version":7}'])('a file that holds %j is refused and stays as it is', async (text) => {
  const dataFile = join(folder, 'simulator.json');
  writeFileSync(dataFile, text);
  await expect(createSimulator({ listen: false, dataFile })).rejects.toThrow(TypeError);
  expect(readFileSync(dataFile, 'utf8')).toBe(text);
});
