import { describe, expect, test } from 'vitest';
import { startApproved } from '../../../../world/actions.ts';
import { type Browser, createConsoleWorld } from '../testing.ts';
import { isWithin, mayConfirm, rulesFor } from './refund-rules.ts';

const settings = { secondOperatorAboveWon: 50_000 };
const admin = { name: 'kim', role: 'admin' } as const;
const upTo = (limitWon: number) => ({ name: 'lee', role: 'refund', limitWon }) as const;

describe('the rules', () => {
  test.each([
    [admin, 50_000, 0, false],
    [admin, 50_001, 0, true],
    // Many small ones pass no limit that one large one would not.
    [admin, 1, 50_000, true],
    [upTo(10_000), 10_000, 0, false],
    [upTo(10_000), 10_001, 0, true],
    [upTo(10_000), 1, 10_000, true],
    [{ name: 'han', role: 'refund' } as const, 50_000, 0, false],
  ])('%j gives back %i after %i: a second one is needed: %s', (operator, amountWon, canceledWon, needsSecond) => {
    expect(rulesFor(operator, settings, { amountWon, canceledWon }).needsSecond).toBe(needsSecond);
  });

  test('with the setting at 0 nobody but a limit asks for a second one', () => {
    const none = { secondOperatorAboveWon: 0 };
    expect(rulesFor(admin, none, { amountWon: 9e8, canceledWon: 0 }).needsSecond).toBe(false);
    expect(rulesFor(upTo(10), none, { amountWon: 11, canceledWon: 0 }).needsSecond).toBe(true);
  });

  test('a large amount is typed again', () => {
    expect(rulesFor(admin, settings, { amountWon: 100_000, canceledWon: 0 }).isTypedAgain).toBe(false);
    expect(rulesFor(admin, settings, { amountWon: 100_001, canceledWon: 0 }).isTypedAgain).toBe(true);
  });

  test('another operator confirms whose own limit allows it, and never the one who asked', () => {
    const refund = { amountWon: 60_000, canceledWon: 10_000 };
    expect(mayConfirm(admin, { by: 'lee' }, refund)).toBe(true);
    expect(mayConfirm(admin, { by: 'kim' }, refund)).toBe(false);
    expect(mayConfirm(upTo(69_999), { by: 'kim' }, refund)).toBe(false);
    expect(mayConfirm(upTo(70_000), { by: 'kim' }, refund)).toBe(true);
    expect(isWithin({ role: 'view' }, refund)).toBe(false);
  });
});

async function start() {
  const made = await createConsoleWorld({ console: { secondOperatorAboveWon: 200_000 } });
  const { id } = await startApproved(made.world, { totalWon: 300_000 });
  const address = `/console/payments/${id}/refund`;
  /** Both pages, as somebody fills them in. */
  const ask = async (browser: Browser, amount: string, over: Record<string, string> = {}) => {
    await browser.get(address);
    const { body } = await browser.post(address, { amount });
    const key = /name="key" value="([^"]+)"/.exec(body)?.[1] ?? '';
    return browser.post(`${address}/confirmed`, { amount, key, ...over });
  };
  const canceledWon = async () =>
    (await made.world.payment(id))?.cancellations?.map(({ amountWon }) => amountWon) ?? [];
  return { ...made, id, ask, canceledWon };
}

describe('an amount', () => {
  test.each(['', '0', '-5', '1.5', 'all', '300001', '99999999999', '1e3'])(
    'of %j is asked for again',
    async (amount) => {
      const { id, signedIn, canceledWon } = await start();
      const browser = await signedIn();
      const { status, body } = await browser.post(`/console/payments/${id}/refund`, { amount });
      expect(status).toBe(200);
      expect(body).toContain('1원부터 300,000원까지');
      expect(
        (await browser.post(`/console/payments/${id}/refund/confirmed`, { amount, again: amount })).status,
      ).not.toBe(303);
      expect(await canceledWon()).toEqual([]);
    },
  );

  test('above the limit has to be typed again, and to be the same', async () => {
    const { signedIn, ask, canceledWon } = await start();
    const browser = await signedIn();
    expect((await ask(browser, '150,000')).body).toContain('다시 적은 금액이 달라요');
    expect((await ask(browser, '150,000', { again: '15000' })).status).toBe(200);
    expect(await canceledWon()).toEqual([]);
    expect((await ask(browser, '150,000', { again: '150,000' })).headers.location).toContain('done=canceled');
    expect(await canceledWon()).toEqual([150_000]);
  });
});

describe('a large refund', () => {
  test('waits for another operator, who makes it once', async () => {
    const { signedIn, ask, canceledWon, world, id } = await start();
    const kim = await signedIn();
    expect((await ask(kim, '250000', { again: '250000' })).headers.location).toContain('done=proposed');
    expect(await canceledWon()).toEqual([]);
    const own = await kim.get('/console');
    expect(own.body).toContain('확인을 기다리는 취소');
    const [, proposal = ''] = /\/console\/proposals\/([^/]+)\/decline/.exec(own.body) ?? [];
    expect(own.body).not.toContain('/confirm"');
    expect((await kim.post(`/console/proposals/${proposal}/confirm`)).status).toBe(403);
    const lee = await signedIn({ name: 'lee', role: 'refund' });
    expect((await lee.get('/console')).body).toContain(`/console/proposals/${proposal}/confirm`);
    expect((await lee.post(`/console/proposals/${proposal}/confirm`)).headers.location).toContain('done=canceled');
    expect((await lee.post(`/console/proposals/${proposal}/confirm`)).status).toBe(404);
    expect(await canceledWon()).toEqual([250_000]);
    expect((await world.payment(id))?.cancellations).toMatchObject([{ by: 'operator:lee', reason: '(operator:kim)' }]);
  });

  test('confirmed by two at a time is made once', async () => {
    const { signedIn, ask, canceledWon } = await start();
    const kim = await signedIn();
    await ask(kim, '210000', { again: '210000' });
    const [lee, han] = [await signedIn({ name: 'lee' }), await signedIn({ name: 'han' })];
    const [, proposal = ''] = /\/console\/proposals\/([^/]+)\/confirm/.exec((await lee.get('/console')).body) ?? [];
    await Promise.all([lee, han].map((browser) => browser.post(`/console/proposals/${proposal}/confirm`)));
    expect(await canceledWon()).toEqual([210_000]);
  });

  test('can be declined, also by whoever asked, and is over after three days', async () => {
    const { signedIn, ask, canceledWon, world } = await start();
    const kim = await signedIn();
    const proposalOf = async () =>
      /\/console\/proposals\/([^/]+)\/decline/.exec((await kim.get('/console')).body)?.[1] ?? '';
    await ask(kim, '250000', { again: '250000' });
    const first = await proposalOf();
    expect((await kim.post(`/console/proposals/${first}/decline`)).headers.location).toBe('/console?done=declined');
    const lee = await signedIn({ name: 'lee' });
    expect((await lee.post(`/console/proposals/${first}/confirm`)).status).toBe(404);
    await ask(kim, '250000', { again: '250000' });
    const second = await proposalOf();
    await world.pass(3 * 86_400_000);
    const han = await signedIn({ name: 'han' });
    expect((await han.post(`/console/proposals/${second}/confirm`)).status).toBe(404);
    expect(await canceledWon()).toEqual([]);
  });

  test('of an operator with a limit waits for one without, whatever the parts', async () => {
    const { signedIn, ask, canceledWon } = await start();
    const lee = await signedIn({ name: 'lee', role: 'refund', limitWon: 10_000 });
    expect((await ask(lee, '6000')).headers.location).toContain('done=canceled');
    expect((await ask(lee, '6000')).headers.location).toContain('done=proposed');
    expect(await canceledWon()).toEqual([6_000]);
  });
});
