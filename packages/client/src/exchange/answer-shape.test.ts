import { expect, test } from 'vitest';
import { type AnyShape, readAnswer } from './answer-shape.ts';

const shape: AnyShape = {
  id: 'text!',
  count: 'int',
  fine: 'bool',
  at: 'time',
  odd: 'raw',
  sum: { object: { total: 'int!' } },
  acts: { list: { name: 'text!' } },
};
const readField = (name: string, value: unknown) => readAnswer(shape, { id: 'a', [name]: value })?.[name];

test.each([
  ['count', 7, 7],
  ['count', '7', 7],
  ['count', '-7', -7],
  ['count', 0, 0],
  ['count', '7.5', undefined],
  ['count', 7.5, undefined],
  ['count', '', undefined],
  ['count', 'seven', undefined],
  ['count', '9007199254740993', undefined],
  ['count', true, undefined],
  ['fine', true, true],
  ['fine', false, false],
  ['fine', 'true', true],
  ['fine', 'false', false],
  ['fine', 'Y', undefined],
  ['fine', 1, undefined],
  ['at', '2023-05-21T15:20:55', new Date('2023-05-21T06:20:55Z')],
  ['at', '2023-05-21T15:20:55+09:00', new Date('2023-05-21T06:20:55Z')],
  ['at', '2023-05-21T06:20:55Z', new Date('2023-05-21T06:20:55Z')],
  ['at', 'soon', undefined],
  ['at', 20230521, undefined],
  ['odd', { any: ['thing', null] }, { any: ['thing', null] }],
  ['id', 42, '42'],
  ['sum', { total: '5', other: 1 }, { total: 5, other: 1 }],
  ['sum', {}, undefined],
  ['sum', 5, undefined],
  ['sum', [], undefined],
  ['acts', [{ name: 'a' }, null, { name: null }, 5, { name: 'b' }], [{ name: 'a' }, { name: 'b' }]],
  ['acts', {}, undefined],
  ['acts', [], []],
])('%s %j is read as %j', (name, raw, value) => {
  expect(readField(name, raw)).toEqual(value);
});

test('null is the same as missing, in known and unknown fields', () => {
  const nulls = { id: 'a', count: null, fine: null, at: null, odd: null, sum: null, acts: null, unheardOf: null };
  expect(Object.keys(readAnswer(shape, nulls) ?? {})).toEqual(['id']);
});

test('a field that cannot be read is absent', () => {
  expect(Object.keys(readAnswer(shape, { id: 'a', count: 'seven' }) ?? {})).toEqual(['id']);
});

test('unknown fields survive as they came', () => {
  const unknown = { id: 'a', unheardOf: { deep: [1, null] }, constructor: 'x', toString: 'y' };
  expect(readAnswer(shape, unknown)).toEqual(unknown);
});

test('a field called __proto__ stays a field', () => {
  const answer = readAnswer(shape, JSON.parse('{"id":"a","__proto__":{"polluted":true}}'));
  expect(Object.keys(answer ?? {})).toContain('__proto__');
  expect((answer as { polluted?: unknown }).polluted).toBeUndefined();
});

test.each([[{}], [{ id: null }], [{ id: '' }], [{ id: {} }], [null], [undefined], ['a'], [[]], [5]])(
  '%j misses what makes it usable',
  (value) => {
    expect(readAnswer(shape, value)).toBeUndefined();
  },
);

test('an object that is needed is missed', () => {
  const needy: AnyShape = { sum: { object: { total: 'int!' }, must: true } };
  expect(readAnswer(needy, {})).toBeUndefined();
  expect(readAnswer(needy, { sum: { total: null } })).toBeUndefined();
  expect(readAnswer(needy, { sum: { total: 0 } })).toEqual({ sum: { total: 0 } });
});
