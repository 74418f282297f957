import { expect, test } from 'vitest';
import { readyExample } from './ready-example.ts';

test('is one shell command with a body of valid JSON', () => {
  const command = readyExample('http://127.0.0.1:4000');
  const body = command.match(/-d '(.*)'$/)?.[1] ?? '';
  expect(JSON.parse(body)).toMatchObject({ cid: 'TC0ONETIME', total_amount: 2200, vat_amount: 200 });
  expect(
    command
      .split('\n')
      .slice(0, -1)
      .every((line) => line.endsWith(' \\')),
  ).toBe(true);
});
