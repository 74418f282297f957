import { describe, expect, test } from 'vitest';
import { bodyOf, startApproved, startPayment } from '../../../world/actions.ts';
import { createConsoleWorld } from './testing.ts';

const linkTo = (body: string, text: string): string => new RegExp(`href="([^"]+)"[^>]*>${text}<`).exec(body)?.[1] ?? '';
const fieldOf = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

describe('a payment', () => {
  test('is found by its order, and shows what happened and what can be done', async () => {
    const { world, signedIn } = await createConsoleWorld();
    const { id } = await startApproved(world);
    const browser = await signedIn();
    const found = await browser.post('/console/find', { find: 'A-1001' });
    expect(found).toMatchObject({ status: 303, headers: { location: `/console/payments/${id}` } });
    const { status, body } = await browser.get(`/console/payments/${id}`);
    expect(status).toBe(200);
    for (const words of ['결제 완료', '2,200원', '초코파이', '결제가 승인됐어요', '구매자가 카카오페이에서 돌아왔어요'])
      expect(body).toContain(words);
    expect(linkTo(body, '취소·환불하기')).toBe(`/console/payments/${id}/refund`);
    expect(body).not.toContain('결제 닫기');
  });

  test('is refunded in part, with what is left shown before', async () => {
    const { world, signedIn } = await createConsoleWorld();
    const { id } = await startApproved(world);
    const browser = await signedIn();
    await browser.get(`/console/payments/${id}/refund`);
    const check = await browser.post(`/console/payments/${id}/refund`, { amount: '1,000', reason: '하나가 깨짐' });
    expect(check.body).toContain('1,200원');
    expect((await world.payment(id))?.cancellations).toBeUndefined();
    const key = fieldOf(check.body, 'key');
    const form = { amount: '1000', reason: '하나가 깨짐', key };
    const done = await browser.post(`/console/payments/${id}/refund/confirmed`, form);
    expect(done.headers.location).toBe(`/console/payments/${id}?done=canceled`);
    await browser.post(`/console/payments/${id}/refund/confirmed`, form);
    expect((await world.payment(id))?.cancellations).toMatchObject([
      { amountWon: 1000, by: 'operator:kim', reason: '하나가 깨짐' },
    ]);
  });

  test('that nobody has paid yet can be closed, and not refunded', async () => {
    const { world, signedIn } = await createConsoleWorld();
    const { id } = await startPayment(world);
    const browser = await signedIn();
    const { body } = await browser.get(`/console/payments/${id}`);
    expect(body).toContain('결제 닫기');
    expect(body).not.toContain('/refund');
    expect((await browser.post(`/console/payments/${id}/close`)).headers.location).toContain('done=closed');
    expect((await world.payment(id))?.status).toBe('closed');
    const refused = await browser.post(`/console/payments/${id}/refund/confirmed`, { amount: '100' });
    expect(refused.status).toBe(409);
  });
});

describe('the list', () => {
  test('knows days, status, amount, order, buyer and item, and keeps what was looked for out of the address', async () => {
    const { world, signedIn } = await createConsoleWorld();
    await startApproved(world);
    const browser = await signedIn();
    for (const find of ['결제 완료', '2,200원', '오늘', 'buyer-1', '초코']) {
      const { headers } = await browser.post('/console/find', { find });
      expect(headers.location).not.toMatch(/buyer|%EC/);
      expect((await browser.get(headers.location ?? '')).body, find).toContain('A-1001');
    }
    for (const find of ['9,900원', '어제', 'buyer-2', '취소됨']) {
      const { headers } = await browser.post('/console/find', { find });
      expect((await browser.get(headers.location ?? '')).body, find).not.toContain('>A-1001<');
    }
  });

  test('goes on from page to page, and into a file that a spreadsheet can open', async () => {
    const { world, signedIn } = await createConsoleWorld();
    for (let i = 0; i < 52; i++) await startPayment(world, { orderId: `=A-${i}` });
    const browser = await signedIn();
    const first = await browser.get('/console/payments');
    expect(first.body.match(/<tr><td class="quiet">/g)).toHaveLength(50);
    const second = await browser.get(`/console/payments${linkTo(first.body, '더 보기').replaceAll('&amp;', '&')}`);
    expect(second.body.match(/<tr><td class="quiet">/g)).toHaveLength(2);
    const file = await browser.get('/console/payments.csv');
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.body.startsWith('\ufeff')).toBe(true);
    expect(file.body.split('\r\n')).toHaveLength(54);
    expect(file.body).toContain("'=A-0");
  });
});

describe('what needs a person', () => {
  test('is on the first page with why, and settled from there', async () => {
    const { world, signedIn } = await createConsoleWorld();
    const made = await startPayment(world);
    const { approveElsewhere } = await import('../../../world/actions.ts');
    await approveElsewhere(world, made);
    await world.pass(16 * 60_000);
    await world.wake();
    await world.pass(120_000);
    await world.wake();
    expect((await world.payment(made.id))?.status).toBe('needs_review');
    const browser = await signedIn();
    const { body } = await browser.get('/console');
    expect(body).toContain('확인이 필요한 결제');
    expect(body).toContain(`/console/payments/${made.id}`);
    const page = await browser.get(`/console/payments/${made.id}`);
    expect(page.body).toContain('카카오페이를 따라');
    const settled = await browser.post(`/console/payments/${made.id}/review`, { action: 'adopt' });
    expect(settled.headers.location).toContain('done=reviewed');
    expect(bodyOf<{ status: string }>(await world.get(`/v1/payments/${made.id}`)).status).not.toBe('needs_review');
  });
});
