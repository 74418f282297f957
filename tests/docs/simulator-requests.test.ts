import { createSimulator } from 'kakaopay-simulator';
import { expect, test } from 'vitest';
import { documentAt, fencesOf } from './documents.ts';

// Goal: the answer in the simulator's README is what the simulator answers.

const headers = {
  authorization: 'SECRET_KEY DEV0000',
  'content-type': 'application/json',
  'user-agent': 'python-requests/2.32.3',
};
const ids = { cid: 'TC0ONETIME', partner_order_id: 'A-1001', partner_user_id: 'buyer-1' };
const back = 'https://shop.example/return';
const made = {
  ...ids,
  item_name: '초코파이',
  quantity: 1,
  total_amount: 2200,
  tax_free_amount: 0,
  approval_url: back,
  cancel_url: back,
  fail_url: back,
};

async function sentTwice() {
  const simulator = await createSimulator({
    listen: false,
    seed: 'readme',
    now: () => Date.parse('2026-11-23T10:00:00+09:00'),
  });
  const call = async (name: string, fields: object) => {
    const path = `/online/v1/payment/${name}`;
    return JSON.parse((await simulator.answer({ method: 'POST', path, headers, body: JSON.stringify(fields) })).body);
  };
  const { tid } = await call('ready', made);
  const { redirect } = await simulator.payer.pay(tid, { method: 'MONEY' });
  const pg_token = new URL(redirect).searchParams.get('pg_token');
  for (let time = 0; time < 2; time += 1) await call('approve', { ...ids, tid, pg_token });
  return simulator;
}

test.each(['README.md', 'README.ko.md'])('the answer in %s is the one that is given', async (name) => {
  const simulator = await sentTwice();
  const { status, body } = await simulator.answer({ path: '/_sim/requests', query: 'severity=warning' });
  const documented = fencesOf(documentAt(`packages/simulator/${name}`), 'json').find((text) =>
    text.includes('"entries"'),
  );
  expect([status, JSON.parse(documented ?? 'null')]).toEqual([200, JSON.parse(body)]);
});
