import { expect, test } from 'vitest';
import { faultsOf, type JsonSchema } from './json-schema.ts';

const root = { named: { type: 'string', minLength: 2 } };

test.each<[JsonSchema, unknown, string[]]>([
  [{ type: 'string' }, 'a', []],
  [{ type: 'string' }, 1, ['$: type']],
  [{ type: 'number', minimum: 2, maximum: 3 }, 2, []],
  [{ type: 'integer', minimum: 2 }, 1, ['$: range']],
  [{ type: 'integer' }, 1.5, ['$: type']],
  [{ enum: ['a'] }, 'b', ['$: enum']],
  [{ const: true }, false, ['$: const']],
  [{ type: 'string', pattern: '^a$' }, 'b', ['$: pattern']],
  [{ type: 'string', format: 'date-time' }, '2026-11-23', ['$: format']],
  [{ type: 'string', maxLength: 1 }, '초초', ['$: length']],
  [{ type: 'array', items: { type: 'string' }, maxItems: 1 }, ['a', 1], ['$: number of items', '$[1]: type']],
  [{ type: 'object', required: ['a'], properties: {} }, { b: 1 }, ['$.a: missing', '$.b: not described']],
  [{ type: 'object', properties: { a: { type: 'null' } } }, { a: null }, []],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 1, ['$: fits none of anyOf']],
  [{ $ref: '#/named' }, 'a', ['$: length']],
  [{ oneOf: [] }, 1, ['$: the keywords oneOf are not known']],
])('%o and %o', (schema, value, faults) => {
  expect(faultsOf(schema, value, root)).toEqual(faults);
});

test('a reference that leads nowhere is an error', () => {
  expect(() => faultsOf({ $ref: '#/nobody' }, 1, root)).toThrow('leads nowhere');
});
