import { describe, expect, test } from 'vitest';
import { payAtKakaoPay, returnLink, startPayment } from '../../../world/actions.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { checkoutUrl } from '../signed-links.ts';

const linkOf = ({ service }: VirtualWorld, id: string) => checkoutUrl(service.settings, id);

test.each(['pc', 'mobile', 'app'] as const)(
  'a payer is sent to the %s page, and nobody may keep that',
  async (device) => {
    const virtual = await createWorld();
    const payment = await startPayment(virtual);
    const answer = await virtual.get(`${linkOf(virtual, payment.id)}?device=${device}`);
    expect(answer).toEqual({
      status: 303,
      headers: { location: payment.links?.[device], 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
      body: '',
    });
  },
);

describe('when there is nothing left to pay, the link leads to the result', () => {
  test('paid', async () => {
    const virtual = await createWorld();
    const payment = await startPayment(virtual);
    await virtual.get(await payAtKakaoPay(virtual, payment));
    expect((await virtual.get(linkOf(virtual, payment.id))).headers.location).toBe(
      returnLink(virtual, payment.id, 'result'),
    );
    expect((await virtual.follow(linkOf(virtual, payment.id))).body).toContain('결제가 완료되었어요');
  });

  test.each([
    [900_000 - 100, /^http:\/\/kakaopay\.test\//],
    [900_000, /\/result$/],
  ])('%i ms after it was asked for', async (ms, leadsTo) => {
    const virtual = await createWorld();
    const { id } = await startPayment(virtual);
    virtual.simulator.clock.advance(ms);
    expect((await virtual.get(linkOf(virtual, id))).headers.location).toMatch(leadsTo);
  });
});

test.each([
  ['GET', '/checkout/pay_01m83ccy40eqyf4q04fx5fmdgv.AAAAAAAAAAAAAAAAAAAAAA'],
  ['GET', '/checkout/x'],
  ['GET', '/receipt/x'],
  ['GET', '/return/x/approve'],
  ['GET', '/return/x/nowhere'],
])('a link that is none of ours: %s %s', async (method, path) => {
  const { checkout } = await createWorld();
  const answer = await checkout({ method, path, headers: { 'accept-language': 'en' } });
  expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(answer.body).toContain('Page not found');
});
