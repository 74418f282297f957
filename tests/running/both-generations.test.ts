import type { Generation } from 'kakaopay-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PaymentView } from '../../service/src/routes/view.ts';
import { actOnPage, askShop, createPayment, follow, visit, wake } from './by-http.ts';
import { type Running, startRunning } from './running.ts';

/** Where each generation's payment page stands. */
const pages: Readonly<Record<Generation, RegExp>> = {
  current: /\/mockup\/bridge\/pc\/pg\/one-time\/payment\/[0-9a-f]{64}$/,
  legacy: /\/mockup\/v1\/[0-9a-f]{64}\/info$/,
};

describe.each(['current', 'legacy'] as const)('%s generation', (generation) => {
  let running: Running;
  beforeAll(async () => {
    running = await startRunning({ KAKAOPAY_GENERATION: generation });
  });
  afterAll(() => running?.close());

  const statusOf = async (id: string) => (await askShop<PaymentView>(running, `/v1/payments/${id}`)).status;

  test('the test payment, from / to the receipt', async () => {
    const first = await visit(`${running.url}/`);
    expect(first.status).toBe(301);
    expect(first.location).toMatch(pages[generation]);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'cache-control': 'no-cache, no-store, must-revalidate',
      pragma: 'no-cache',
      expires: '0',
    });

    const back = await actOnPage(first.location, 'pay', { method: 'MONEY' });
    expect(back).toMatch(/\/approve\?pg_token=[0-9a-f]{20}$/);
    const receipt = await follow(back);
    expect(receipt.url).toContain('/receipt/');
    expect(receipt.text).toContain('결제가 완료되었어요');
    expect(receipt.text).toContain('2,200원');
    expect(running.simulator.ledger().totals).toMatchObject({ payments: 1, paidWon: 2200 });
  });

  test('an order of the shop, paid by card in three months, and back to the shop', async () => {
    const order = { orderId: 'A-1', totalWon: 60_000, taxFreeWon: 5_000, returnUrl: 'http://shop.test/done?order=A-1' };
    const payment = await createPayment(running, order);
    const { location } = await visit(payment.checkoutUrl);
    expect(location).toMatch(pages[generation]);

    const back = await actOnPage(location, 'pay', { method: 'CARD', card: 'BC', install_month: '3' });
    const onward = new URL((await visit(back)).location);
    expect(onward.origin + onward.pathname).toBe('http://shop.test/done');
    expect(Object.fromEntries(onward.searchParams)).toEqual({
      order: 'A-1',
      paymentId: payment.id,
      orderId: 'A-1',
      status: 'approved',
    });
    expect(await askShop<PaymentView>(running, `/v1/payments/${payment.id}`)).toMatchObject({
      status: 'approved',
      totalWon: 60_000,
      taxFreeWon: 5_000,
      vatWon: 5_000,
      approval: { aid: expect.stringMatching(/^A/), method: 'CARD', installmentMonths: 3 },
    });
  });

  test('given up, and the time run out', async () => {
    const quit = await createPayment(running, { orderId: 'A-2' });
    const receipt = await follow(await actOnPage((await visit(quit.checkoutUrl)).location, 'quit'));
    expect(receipt.text).toContain('결제를 그만뒀어요');
    expect(await statusOf(quit.id)).toBe('quit');

    const late = await createPayment(running, { orderId: 'A-3' });
    const page = (await visit(late.checkoutUrl)).location;
    running.simulator.clock.advance('16m');
    const over = await visit(page, { headers: { accept: 'text/html' } });
    expect(over.text).toContain('결제 시간이 지났어요');
    expect(running.simulator.ledger().totals.payments).toBe(2);
    // The service goes by the same clock: it does not send the payer back to a page that is over.
    expect((await follow(late.checkoutUrl)).url).toContain('/receipt/');
    await wake(running);
    expect(await statusOf(late.id)).toBe('expired');
  });

  test('an approve whose answer was lost is looked up', async () => {
    const payment = await createPayment(running, { orderId: 'A-4' });
    const back = await actOnPage((await visit(payment.checkoutUrl)).location, 'pay', { method: 'MONEY' });
    running.simulator.faults.add({ call: 'approve', kind: 'lose_answer', times: 1 });
    expect((await follow(back)).text).toContain('결제가 완료되었어요');
    expect(running.simulator.faults.list()[0]?.fired).toBe(1);
    const mine = running.simulator.ledger().entries.filter(({ totalWon }) => totalWon === 2200);
    expect(mine).toHaveLength(2);
  });
});
