import { beforeEach, describe, expect, test } from 'vitest';
import { cancelPayment, startApproved } from '../../../../world/actions.ts';
import { startSubscribed } from '../../../../world/subscribing.ts';
import { makeEndpoint } from '../../../../world/telling.ts';
import type { WebhookAnswer } from '../../ports/webhooks.ts';
import { actsOf, type Browser, type ConsoleWorld, createConsoleWorld, linksIn, textOf } from '../testing.ts';

let made: ConsoleWorld;
let browser: Browser;
beforeEach(async () => {
  made = await createConsoleWorld();
  browser = await made.signedIn();
});

const received = () => made.world.receiver.received.length;

describe('the list', () => {
  test('has the newest first, each with what it is about and how its delivery stands', async () => {
    const { world } = made;
    await makeEndpoint(world, { description: '창고' });
    const { id } = await startApproved(world);
    await world.stream();
    await world.pass(60_000);
    await cancelPayment(world, id);
    await startSubscribed(world);
    const { status, body } = await browser.get('/console/events');
    expect(status).toBe(200);
    const text = textOf({ body });
    const places = ['정기 결제 시작', '전액 취소', '결제 완료'].map((words) => text.lastIndexOf(words));
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(text).toContain('창고 전달됨');
    expect(text).toContain('창고 보내는 중');
    expect(linksIn({ body })).toEqual(expect.arrayContaining([`/console/events/${id}_3`, `/console/payments/${id}`]));
  });

  test('knows types and days, and says so where nobody listens, or nothing fits', async () => {
    await startApproved(made.world);
    expect((await browser.get('/console/events?type=payment.approved')).body).toContain('받는 곳이 없어요');
    for (const query of ['type=payment.canceled', 'to=2026-11-22', 'from=2026-11-24'])
      expect((await browser.get(`/console/events?${query}`)).body, query).toContain('맞는 이벤트가 없어요');
    for (const query of ['type=none', 'from=x', 'from=2026-11-24&to=2026-11-23'])
      expect((await browser.get(`/console/events?${query}`)).body, query).toContain('_3"');
  });

  test('goes on from page to page', async () => {
    for (let i = 0; i < 52; i++) await startApproved(made.world);
    const first = await browser.get('/console/events');
    expect(first.body.match(/<tr><td class="quiet nowrap">/g)).toHaveLength(50);
    const next = linksIn(first).find((address) => address.includes('cursor=')) ?? '';
    const second = await browser.get(`/console/events${next}`);
    expect(second.body.match(/<tr><td class="quiet nowrap">/g)).toHaveLength(2);
  });
});

describe('an event', () => {
  test('shows what is delivered, and each try in words', async () => {
    const { world } = made;
    const { id: endpoint } = await makeEndpoint(world);
    const answers: WebhookAnswer[] = [
      { status: 500, said: '<b>down</b>' },
      { status: undefined, error: 'timeout' },
    ];
    world.receiver.answer = () => answers.shift() ?? { status: 204, said: '' };
    const { id } = await startApproved(world);
    await world.settle();
    const { body } = await browser.get(`/console/events/${id}_3`);
    const text = textOf({ body });
    expect(text).toContain('&quot;type&quot;: &quot;payment.approved&quot;');
    for (const words of ['500 응답', '&lt;b&gt;down&lt;/b&gt;', '15초 안에 답이 없었어요', '전달됨', 'shop.example'])
      expect(text, words).toContain(words);
    expect(linksIn({ body })).toEqual(
      expect.arrayContaining([`/console/payments/${id}`, `/console/endpoints/${endpoint}`]),
    );
    expect(body).not.toContain('buyer-1');
  });

  test('is delivered again to one endpoint or to all, once for each time', async () => {
    const { world } = made;
    const { id: first } = await makeEndpoint(world, { url: 'https://one.example/' });
    await makeEndpoint(world, { url: 'https://two.example/' });
    const { id } = await startApproved(world);
    await world.settle();
    expect(received()).toBe(2);
    const address = `/console/events/${id}_3`;
    await browser.get(address);
    const one = await browser.post(`${address}/deliver`, { endpointId: first });
    expect(one).toMatchObject({ status: 303, headers: { location: `${address}?done=delivered` } });
    await world.settle();
    expect(received()).toBe(3);
    await browser.post(`${address}/deliver`);
    await world.settle();
    expect(received()).toBe(5);
    expect(await actsOf(made)).toMatchObject([
      { act: 'deliver', by: 'operator:kim', target: `${id}_3`, outcome: 'done' },
      { act: 'deliver', outcome: 'done' },
    ]);
    expect((await browser.get(`${address}?done=delivered`)).body).toContain('다시 보냈어요');
  });

  test('is four clicks away from signing in: sign in, find its payment, its webhook, deliver', async () => {
    const { world } = made;
    await makeEndpoint(world);
    const { id } = await startApproved(world);
    await world.settle();
    const found = await browser.post('/console/find', { find: 'A-1001' });
    const payment = await browser.get(found.headers.location ?? '');
    const event = linksIn(payment).find((address) => address.startsWith('/console/events/')) ?? '';
    expect((await browser.get(event)).body).toContain(`action="/console/events/${id}_3/deliver"`);
  });

  test('that there is none of is said in words', async () => {
    const answer = await browser.get('/console/events/pay_01m83ccy40eqyf4q04fx5fmdgv_3');
    expect(answer.status).toBe(404);
  });
});

describe('an endpoint', () => {
  test('is listed with how it stands, disabled, enabled and tested', async () => {
    const { id } = await makeEndpoint(made.world, { types: ['payment.approved'] });
    const list = await browser.get('/console/endpoints');
    for (const words of ['shop.example', '켜짐', '결제 완료']) expect(textOf(list)).toContain(words);
    const address = `/console/endpoints/${id}`;
    expect((await browser.get(address)).body).toContain(`${address}/disable`);
    expect((await browser.post(`${address}/disable`)).headers.location).toBe(`${address}?done=disabled`);
    const disabled = await browser.get(address);
    expect(textOf(disabled)).toContain('상점이나 운영자가 껐어요');
    expect(disabled.body).not.toContain(`${address}/replay`);
    expect((await browser.post(`${address}/enable`)).headers.location).toBe(`${address}?done=enabled`);
    const tested = await browser.post(`${address}/test`);
    expect(textOf(tested)).toContain('시험 이벤트를 받았어요. 204 응답');
    expect((await browser.get(`${address}/test`)).status).toBe(200);
    expect(received()).toBe(1);
    expect((await actsOf(made)).map(({ act, target, outcome }) => [act, target, outcome])).toEqual([
      ['disable_endpoint', id, 'done'],
      ['enable_endpoint', id, 'done'],
      ['test_endpoint', id, 'done'],
    ]);
  });

  test('gets what it missed, and its replay shows how far it is', async () => {
    const { world } = made;
    const { id } = await makeEndpoint(world);
    const address = `/console/endpoints/${id}`;
    await browser.post(`${address}/disable`);
    await startApproved(world);
    await browser.post(`${address}/enable`);
    expect(textOf(await browser.get(address))).toContain('다시 보낸 적이 없어요');
    const begun = await browser.post(`${address}/replay`, { from: '2026-11-23', to: '' });
    expect(begun.headers.location).toBe(`${address}?done=replayed`);
    const running = await browser.get(address);
    expect(textOf(running)).toContain('이벤트를 찾아 보내는 중이에요');
    expect(running.body).not.toContain('name="from"');
    await world.settle();
    expect(textOf(await browser.get(address))).toContain('모두 내보냈어요');
    expect(received()).toBe(1);
    const wrong = await browser.post(`${address}/replay`, { from: '2026-11-30' });
    expect(wrong.status).toBe(400);
    expect((await actsOf(made)).slice(-2)).toMatchObject([
      { act: 'replay', target: id, reason: '2026-11-23 ~', outcome: 'done' },
      { act: 'replay', target: id, outcome: 'invalid_request' },
    ]);
  });
});

test('whoever may only look is offered nothing, and refused everything', async () => {
  const { id } = await makeEndpoint(made.world);
  const payment = await startApproved(made.world);
  await made.world.settle();
  const viewer = await made.signedIn({ name: 'lee', role: 'view' });
  const event = `/console/events/${payment.id}_3`;
  for (const address of [event, `/console/endpoints/${id}`]) {
    const { status, body } = await viewer.get(address);
    expect(status).toBe(200);
    expect([...body.matchAll(/action="([^"]+)"/g)].map(([, action]) => action)).toEqual(['/console/find']);
  }
  const forms = ['disable', 'enable', 'test', 'replay'].map((way) => `/console/endpoints/${id}/${way}`);
  for (const form of [...forms, `${event}/deliver`]) expect((await viewer.post(form)).status, form).toBe(403);
  expect(received()).toBe(1);
  expect(await actsOf(made)).toEqual([]);
});
