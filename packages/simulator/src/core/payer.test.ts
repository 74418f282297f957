import { describe, expect, test } from 'vitest';
import { createShop } from '../testing/shop.ts';
import { withPgToken } from './payer.ts';

test.each([
  ['https://a.example/', 'https://a.example/?pg_token=t'],
  ['https://a.example/?b=1', 'https://a.example/?b=1&pg_token=t'],
  ['https://a.example/#top', 'https://a.example/?pg_token=t#top'],
  ['https://a.example/?b=1#top#x', 'https://a.example/?b=1&pg_token=t#top#x'],
])('%s becomes %s', (url, expected) => expect(withPgToken(url, 't')).toBe(expected));

describe('what the payer may choose', () => {
  test.each([
    [{ payment_method_type: 'CARD' }, { method: 'MONEY' }, 'The merchant does not allow MONEY here.'],
    [{ payment_method_type: 'MONEY' }, { method: 'CARD' }, 'The merchant does not allow CARD here.'],
    [{ available_cards: ['BC'] }, { method: 'CARD', card: 'KB' }, 'card must be one of BC.'],
    [{}, { method: 'CARD', installMonths: 3 }, 'Below 50,000 won there are no installments: install_month is 0.'],
    [
      { total_amount: 50_000 },
      { method: 'CARD', installMonths: 1 },
      'install_month must be one of 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12; 0 is the whole amount at once.',
    ],
    [{ install_month: 3 }, { method: 'CARD', installMonths: 0 }, 'The merchant fixed installments at 3 months.'],
  ] as const)('%j: %j is refused', async (fields, choice, message) => {
    const { ready, sim } = await createShop();
    const { tid } = (await ready(fields)).body;
    await expect(sim.payer.pay(tid, choice)).rejects.toThrow(message);
    expect(sim.payments()[0]?.status).toBe('READY');
  });

  test.each([
    [{ available_cards: ['BC'] }, { method: 'CARD' }],
    [{ available_cards: ['SUHYUP'] }, { method: 'CARD', card: 'SUHYUP' }],
    [{ total_amount: 50_000 }, { method: 'CARD', installMonths: 12 }],
    [{ install_month: 3 }, { method: 'CARD' }],
  ] as const)('%j: %j is taken', async (fields, choice) => {
    const { ready, sim } = await createShop();
    const { tid } = (await ready(fields)).body;
    expect((await sim.payer.pay(tid, choice)).redirect).toContain('pg_token=');
  });
});

test('an unknown payment and a step out of turn are refused', async () => {
  const { ready, sim } = await createShop();
  await expect(sim.payer.pay('T1', { method: 'MONEY' })).rejects.toMatchObject({ reason: 'not_found' });
  await expect(sim.payer.endSubscription('S1')).rejects.toMatchObject({ reason: 'not_found' });
  const { tid } = (await ready()).body;
  await expect(sim.payer.step(tid, 'authenticate')).rejects.toMatchObject({ reason: 'cannot' });
  sim.clock.advance('16m');
  await expect(sim.payer.step(tid, 'open')).rejects.toMatchObject({ reason: 'cannot' });
  await expect(sim.payer.quit(tid)).rejects.toThrow('The payment request has expired.');
});

test('a payer may fail to authenticate, or give up half-way, twice over', async () => {
  const { ready, sim } = await createShop();
  const first = (await ready()).body.tid;
  await sim.payer.step(first, 'open');
  await sim.payer.step(first, 'select');
  expect(await sim.payer.step(first, 'fail_auth')).toEqual({
    status: 'FAIL_AUTH_PASSWORD',
    redirect: 'https://shop.example/fail',
  });
  const second = (await ready()).body.tid;
  await sim.payer.step(second, 'open');
  const { redirect } = await sim.payer.quit(second);
  expect(await sim.payer.quit(second)).toEqual({ redirect });
  await expect(sim.payer.pay(second, { method: 'MONEY' })).rejects.toThrow('already QUIT_PAYMENT');
});

test('a payer who stopped half-way can still pay, with another method', async () => {
  const { ready, sim } = await createShop();
  const { tid } = (await ready()).body;
  for (const event of ['send_tms', 'open', 'select', 'ask_ars'] as const) await sim.payer.step(tid, event);
  await sim.payer.pay(tid, { method: 'CARD', card: 'KB' });
  expect(sim.payments()).toMatchObject([{ status: 'AUTH_PASSWORD', method: 'CARD' }]);
});
