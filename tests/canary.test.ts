import { describe, expect, test } from 'vitest';
import type { Answer } from '../service/src/http/message.ts';
import { bodyOf, cancelPayment, order, payAtKakaoPay, returnLink, startPayment } from '../world/actions.ts';
import { listen } from '../world/listening.ts';
import { cutAll, cutAt, type Hook } from '../world/outside.ts';
import { reconcileDay, spoil } from '../world/reconciling.ts';
import { chargeNow, monthly } from '../world/subscribing.ts';
import { createWorld, type VirtualWorld, type WorldOptions } from '../world/world.ts';

const secretKey = 'DEVCANARYKEY0000000000000000000000000001';
const linkSecret = 'canary-link-secret';
const webhookSecret = 'canary-webhook-secret';
const buyerId = 'canary-buyer-77';
const cardNumber = '9490777712345678';
const wrongToken = 'canarytoken000000001';

/** KakaoPay's errors quoting everything they were sent. */
const quoting: WorldOptions['transport'] = (toSimulator) => async (request) => {
  if (!request.url.endsWith('approve')) return toSimulator(request);
  const message = `bad: ${request.body} ${request.headers.Authorization}`;
  const extras = { method_result_code: message, method_result_message: message };
  return { status: 400, body: JSON.stringify({ error_code: -780, error_message: message, extras }) };
};

interface Story {
  readonly options?: WorldOptions;
  /** What happens once the payer has paid at KakaoPay. */
  readonly happens: (virtual: VirtualWorld, comeBack: string, id: string) => Promise<unknown>;
}

const returning =
  (hook?: Hook): Story['happens'] =>
  (virtual, comeBack) =>
    virtual.get(comeBack, hook && { hook }).catch(() => {});

const stories: Readonly<Record<string, Story>> = {
  'all is well': { happens: returning() },
  'a wrong token': {
    happens: (virtual, _, id) => virtual.get(`${returnLink(virtual, id, 'approve')}?pg_token=${wrongToken}`),
  },
  'a forged link': { happens: (virtual, comeBack) => virtual.get(comeBack.replace('/return/', '/return/x')) },
  'a refusal that quotes everything': { options: { transport: quoting }, happens: returning() },
  'an approve without answer': { happens: returning(cutAll('kakaopay.approve', 'after', 'lose')) },
  'no answer to anything': { happens: returning(({ name }) => (name.startsWith('kakaopay.') ? 'lose' : undefined)) },
  'a table that cannot be read': { happens: returning(cutAll('table.get', 'before', 'lose')) },
  'a table that cannot be written': { happens: returning(cutAll('table.updateIf', 'before', 'lose')) },
  'a crash': { happens: returning(cutAt(2, 'after', 'crash')) },
  'a wake that fails': {
    happens: async (virtual, comeBack) => {
      await returning(cutAt(2, 'after', 'crash'))(virtual, comeBack, '');
      virtual.simulator.clock.advance('31s');
      await virtual.wake(cutAll('table.get', 'before', 'lose'));
    },
  },
};

test.each(Object.entries(stories))(
  'nothing secret or personal is logged, shown or told: %s',
  async (_, { options, happens }) => {
    const virtual = await createWorld({
      ...options,
      secretKey,
      linkSecrets: [linkSecret],
      webhookSecrets: [webhookSecret],
    });
    await listen(virtual, 'we_0123456789ab');
    const answers: Answer[] = [];
    const payment = await startPayment(virtual, { buyerId, returnUrl: undefined });
    const comeBack = await payAtKakaoPay(virtual, payment);
    const pgToken = new URL(comeBack).searchParams.get('pg_token') ?? '';
    await happens(virtual, comeBack, payment.id);
    await virtual.settle();
    for (const outcome of ['result', 'cancel'] as const) {
      answers.push(await virtual.follow(returnLink(virtual, payment.id, outcome)));
    }
    answers.push(await virtual.post('/v1/payments', { ...order, buyerId, totalWon: 0 }));
    expect(pgToken).toMatch(/^[0-9a-f]{20}$/);
    expect(virtual.lines.length).toBeGreaterThan(0);
    const told = virtual.receiver.received.map((one) => JSON.stringify(one));
    const said = [...virtual.lines, ...told, ...answers.map((answer) => JSON.stringify(answer))].join('\n');
    for (const canary of [secretKey, linkSecret, webhookSecret, buyerId, wrongToken, pgToken, virtual.apiKey]) {
      expect(said).not.toContain(canary);
    }
    expect(said).not.toContain('pg_token=');
  },
);

/** A card's number as KakaoPay might one day send it, where it now sends the first six digits; `sent` gets each. */
const withCardNumber =
  (sent: string[]): NonNullable<WorldOptions['transport']> =>
  (toSimulator) =>
  async (request) => {
    const answer = await toSimulator(request);
    const body = answer.body.replaceAll('"bin":"111111"', `"bin":"${cardNumber}"`);
    if (body !== answer.body) sent.push(request.url);
    return { ...answer, body };
  };

test('nothing secret or personal is in what a shop keeps: events, reports, a reconciliation, charges', async () => {
  const cardsSent: string[] = [];
  const virtual = await createWorld({
    transport: withCardNumber(cardsSent),
    secretKey,
    linkSecrets: [linkSecret],
    webhookSecrets: [webhookSecret],
  });
  await listen(virtual, 'we_0123456789ab');
  const tokens: string[] = [];
  const payByCard = async (id: string) => {
    const tid = (await virtual.payment(id))?.tid ?? '';
    const { redirect } = await virtual.simulator.payer.pay(tid, { method: 'CARD', card: 'KB', installMonths: 0 });
    tokens.push(new URL(redirect).searchParams.get('pg_token') ?? '');
    return virtual.follow(redirect);
  };
  const pages = [await payByCard((await startPayment(virtual, { buyerId })).id)];
  const { id, firstPaymentId } = bodyOf<{ id: string; firstPaymentId: string }>(
    await virtual.post('/v1/subscriptions', { ...monthly, buyerId }),
  );
  pages.push(await payByCard(firstPaymentId));
  expect((await chargeNow(virtual, id)).status).toBe(201);
  expect((await cancelPayment(virtual, firstPaymentId, { amountWon: 100 })).status).toBe(201);
  await virtual.stream();
  // Something to report: a payment that our books no longer have as KakaoPay does.
  await spoil(virtual, firstPaymentId, { totalWon: 9_800 });
  const { run } = await reconcileDay(virtual);
  await virtual.stream();
  const addresses = [
    ...['', '?format=csv'].flatMap((format) => [
      `/v1/reports/days/2026-11-23${format}`,
      `/v1/reports/months/2026-11${format}`,
      `/v1/reports/reconciliations/${run.id}${format}`,
    ]),
    ...['/v1/reports/reconciliations', '/v1/events', `/v1/events/${firstPaymentId}_3`, '/v1/webhook-endpoints'],
  ];
  const authorization = `Bearer ${virtual.apiKey}`;
  for (const address of addresses) {
    const answer = await virtual.get(address, { headers: { authorization } });
    expect(answer.status, address).toBe(200);
    pages.push(answer);
  }
  expect(cardsSent.length).toBeGreaterThanOrEqual(2);
  expect(tokens.map((token) => token.length)).toEqual([20, 20]);
  expect(virtual.receiver.received.length).toBeGreaterThan(4);
  const said = JSON.stringify([virtual.lines, virtual.receiver.received, pages]);
  for (const canary of [secretKey, linkSecret, webhookSecret, buyerId, cardNumber, ...tokens, virtual.apiKey]) {
    expect(said).not.toContain(canary);
  }
});

describe('the log of a payment that goes well', () => {
  test('has 2 kB at most', async () => {
    const virtual = await createWorld();
    const payment = await startPayment(virtual);
    await virtual.get(await payAtKakaoPay(virtual, payment));
    await virtual.follow(returnLink(virtual, payment.id, 'result'));
    const bytes = Buffer.byteLength(virtual.lines.map((line) => `${line}\n`).join(''));
    expect(bytes).toBeLessThanOrEqual(2000);
  });

  test('is JSON, line by line, with the payment in every line that is about one', async () => {
    const virtual = await createWorld();
    const payment = await startPayment(virtual);
    await virtual.get(await payAtKakaoPay(virtual, payment));
    const lines = virtual.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const about = lines.filter(({ message }) => message !== 'kakaopay_called');
    expect(about.map(({ message }) => message)).toEqual(['payment_created', 'payer_returned', 'approve_confirmed']);
    expect(about.every((line) => line.correlation_id === payment.id)).toBe(true);
  });
});
