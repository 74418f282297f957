import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Order } from './order.ts';
import { createStore } from './store.ts';

const fileOf = () => join(mkdtempSync(join(tmpdir(), 'store-')), 'data', 'orders.json');
const order = (token: string): Order => ({
  ...{ id: `A-${token}`, token, buyer: 'b', form: 'f', lines: [], totalWon: 100, kind: 'once' },
  ...{ createdAt: '2026-11-23T05:00:00.000Z', revision: 0, refunds: [] },
});

test('what was changed is there when the file is opened again, and nothing is left beside it', () => {
  const file = fileOf();
  const store = createStore(file);
  store.add(order('1'));
  store.add(order('2'));
  store.change('1', (one) => ({ ...one, paidAt: 'now' }));
  expect(createStore(file).all()).toEqual([order('2'), { ...order('1'), paidAt: 'now', revision: 1 }]);
  expect(readdirSync(join(file, '..'))).toEqual(['orders.json']);
  expect(statSync(file).mode & 0o077).toBe(0);
});

test('no change is none', () => {
  const store = createStore(fileOf());
  store.add(order('1'));
  expect(store.change('1', (one) => one)).toEqual(order('1'));
  expect(() => store.get('2')).toThrow('There is no such order');
});

test('what could not be written did not happen', () => {
  const file = fileOf();
  const store = createStore(file);
  store.add(order('1'));
  // A folder in the place of the file that is written first.
  mkdirSync(`${file}.new`);
  expect(() => store.change('1', (one) => ({ ...one, paidAt: 'now' }))).toThrow();
  expect(store.get('1')).toEqual(order('1'));
  rmSync(`${file}.new`, { recursive: true });
  store.change('1', (one) => ({ ...one, paidAt: 'now' }));
  expect(createStore(file).get('1').paidAt).toBe('now');
});

test.each(['', '{', '{}', 'null'])('a file that is none is not begun anew: %j', (text) => {
  const file = fileOf();
  mkdirSync(join(file, '..'));
  writeFileSync(file, text);
  expect(() => createStore(file)).toThrow(`The orders in ${file} cannot be read.`);
});
