import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from 'kakaopay-simulator';
import { expect, test } from 'vitest';
import { keepState, keptState } from './simulator-state.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'simulator-state-'));
const simulatorIn = (dataDirectory: string) => createSimulator({ listen: false, ...keptState(dataDirectory) });

test('what was paid before a restart is there after it, and so is the time', async () => {
  const data = folder();
  const first = await simulatorIn(data);
  const end = keepState(first, data);
  const body = JSON.stringify({
    ...{ cid: 'TC0ONETIME', partner_order_id: 'A-1', partner_user_id: 'b', item_name: '초코파이', quantity: 1 },
    ...{ total_amount: 2200, tax_free_amount: 0 },
    ...{ approval_url: 'http://localhost/a', cancel_url: 'http://localhost/c', fail_url: 'http://localhost/f' },
  });
  const headers = { authorization: 'SECRET_KEY DEV1', 'content-type': 'application/json' };
  const answer = await first.answer({ method: 'POST', path: '/online/v1/payment/ready', headers, body });
  expect(answer.status).toBe(200);
  first.clock.advance('16m');
  end();
  const second = await simulatorIn(data);
  expect(second.payments().map(({ orderId }) => orderId)).toEqual(['A-1']);
  expect(second.clock.now() - Date.now()).toBeGreaterThan(15 * 60_000);
});

test('without a file the simulator begins afresh; a broken one is told', async () => {
  const data = folder();
  expect(keptState(data)).toEqual({});
  keepState(await simulatorIn(data), data)();
  expect(JSON.parse(readFileSync(join(data, 'simulator.json'), 'utf8'))).toMatchObject({ version: 1 });
  writeFileSync(join(data, 'simulator.json'), '{"half":');
  expect(() => keptState(data)).toThrow(/delete the folder/);
});
