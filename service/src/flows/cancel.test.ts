import type { Generation } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import { expectEqualBooks, expectGivenBack } from '../../../tests/books.ts';
import { cancel, getCancellations, paidWorld } from '../../../tests/canceling.ts';
import { bodyOf, order, startApproved, statusOf, viewOf } from '../../../world/actions.ts';
import { cutAll, type Hook } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';

const linesOf = ({ lines }: VirtualWorld) =>
  lines.map((line) => JSON.parse(line) as { readonly level: string; readonly message: string });
const errorsOf = (virtual: VirtualWorld) =>
  linesOf(virtual).flatMap(({ level, message }) => (level === 'ERROR' ? [message] : []));

describe('what KakaoPay refuses is shown as it is, and nothing was given back', () => {
  async function refused(code: number, extras?: { method_result_code: string; method_result_message: string }) {
    const paid = await paidWorld();
    paid.virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code, times: 1, ...(extras && { extras }) });
    return { ...paid, answer: await cancel(paid.virtual, paid.id, { amountWon: 700 }) };
  }

  // The network may have carried the call over twice, and the refusal be that of the second: it is not believed yet.
  test.each([
    [-710, 'cancel amount is larger than what can be canceled!'],
    [-722, 'amount data is wrong!'],
    [-784, 'cancel is not possible in this state!'],
  ])('%i stands only when KakaoPay has shown for long enough that nothing was changed', async (code, message) => {
    const { virtual, id, answer } = await refused(code);
    expect(answer).toMatchObject({ httpStatus: 202, status: 'canceling' });
    await virtual.settle();
    expect(await getCancellations(virtual, id, '1')).toMatchObject({
      status: 'refused',
      failure: { reason: 'refused', kakaoPayCode: code, kakaoPayMessage: message },
    });
    await expectGivenBack(virtual, id, []);
  });

  test.each([
    [-711, 'cancel amount is larger than the approval!'],
    [-721, 'no such tid!'],
    [-781, '원거래없음'],
  ])('%i', async (code, message) => {
    const { virtual, id, answer } = await refused(code);
    expect(answer).toMatchObject({
      httpStatus: 422,
      code: 'cancellation_refused',
      retryable: false,
      cancellationId: '1',
      kakaoPay: { code, message },
    });
    expect(await getCancellations(virtual, id, '1')).toMatchObject({
      status: 'refused',
      amountWon: 700,
      failure: { reason: 'refused', kakaoPayCode: code, kakaoPayMessage: message },
    });
    expect(errorsOf(virtual)).toEqual([]);
    await virtual.settle();
    await expectGivenBack(virtual, id, []);
  });

  test('too old, in the words of the method', async () => {
    const words = '취소 가능 기간이 지났습니다.';
    const { answer } = await refused(-781, { method_result_code: '8001', method_result_message: words });
    expect(answer).toMatchObject({ httpStatus: 422, kakaoPay: { code: -781, message: words } });
  });

  test('after a part was given back it stays so', async () => {
    const { virtual, id } = await paidWorld();
    await cancel(virtual, id, { amountWon: 700 });
    virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code: -781, times: 1 });
    expect(await cancel(virtual, id, {}, 'key-2')).toMatchObject({ httpStatus: 422, cancellationId: '2' });
    await expectGivenBack(virtual, id, [700]);
  });

  test('of many refusals the ten newest are kept', async () => {
    const { virtual, id } = await paidWorld();
    virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code: -781, times: 12 });
    for (let i = 1; i <= 12; i++) await cancel(virtual, id, { amountWon: 700 }, `key-${i}`);
    expect(await cancel(virtual, id, { amountWon: 700 }, 'key-13')).toMatchObject({ httpStatus: 201, id: '13' });
    const { cancellations } = (await virtual.payment(id)) as Payment;
    expect(cancellations?.map(({ n }) => n)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });
});

describe('a merchant, or a payment, without partial cancellations', () => {
  test('a merchant: refused plainly, and all of it can be given back', async () => {
    const { virtual, id } = await paidWorld();
    const extras = { method_result_code: '8100', method_result_message: '부분취소 불가 가맹점입니다.' };
    virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code: -781, times: 1, extras });
    const kakaoPay = { code: -781, message: '부분취소 불가 가맹점입니다.' };
    expect(await cancel(virtual, id, { amountWon: 700 })).toMatchObject({ httpStatus: 422, kakaoPay });
    expect(await cancel(virtual, id, {}, 'key-2')).toMatchObject({ httpStatus: 201 });
    await expectGivenBack(virtual, id, [2200]);
  });

  test('a cup deposit in it: refused, and all of it can be given back', async () => {
    const virtual = await createWorld({
      transport: (toSimulator) => (request) =>
        toSimulator(
          request.url.endsWith('/ready')
            ? { ...request, body: JSON.stringify({ ...JSON.parse(request.body), green_deposit: 300 }) }
            : request,
        ),
    });
    const { id } = await startApproved(virtual);
    expect(await cancel(virtual, id, { amountWon: 700 })).toMatchObject({ httpStatus: 202 });
    await virtual.settle();
    expect(await getCancellations(virtual, id, '1')).toMatchObject({
      status: 'refused',
      failure: { kakaoPayCode: -722 },
    });
    expect(await cancel(virtual, id, {}, 'key-2')).toMatchObject({ httpStatus: 201 });
    await expectGivenBack(virtual, id, [2200]);
  });
});

describe.each([
  ['current', -401, 'kakaopay_not_configured', 502],
  ['current', -429, 'kakaopay_unavailable', 503],
  ['legacy', -401, 'kakaopay_not_configured', 502],
  ['legacy', -10, 'kakaopay_unavailable', 503],
] as const)('%s: a call that KakaoPay turns away (%i)', (generation, kakaoPayCode, code, httpStatus) => {
  test('changes nothing, calls for a person, and the same key may be used again', async () => {
    const virtual = await createWorld({ generation });
    const { id } = await startApproved(virtual);
    virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code: kakaoPayCode, times: 2 });
    for (let i = 0; i < 2; i++) {
      expect(await cancel(virtual, id, { amountWon: 700 })).toMatchObject({
        httpStatus,
        code,
        kakaoPay: { code: kakaoPayCode },
      });
      expect(await statusOf(virtual, id)).toBe('approved');
    }
    expect(errorsOf(virtual)).toEqual(['cancel_not_confirmed', 'cancel_not_confirmed']);
    expect(await cancel(virtual, id, { amountWon: 700 })).toMatchObject({ httpStatus: 201 });
    expect(await cancel(virtual, id, { amountWon: 700 })).toMatchObject({ httpStatus: 201, id: '3' });
    await expectGivenBack(virtual, id, [700]);
  });
});

describe.each(['current', 'legacy'] as const)('%s: an answer that proves nothing', (generation) => {
  const world = (generation: Generation) => createWorld({ generation });

  test('is looked up at once: the bank did not know, and it had happened', async () => {
    const virtual = await world(generation);
    const { id } = await startApproved(virtual);
    virtual.simulator.faults.add({ call: 'cancel', kind: 'bank_unknown', times: 1 });
    expect(await cancel(virtual, id, { amountWon: 700 })).toMatchObject({ httpStatus: 201, status: 'canceled' });
    await expectGivenBack(virtual, id, [700]);
  });

  test.each([-785, -9999])('and had not: it is sent again when KakaoPay must be done with it (%i)', async (code) => {
    const virtual = await world(generation);
    const { id } = await startApproved(virtual);
    virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code, times: 1 });
    expect(await cancel(virtual, id, { amountWon: 700 })).toMatchObject({ httpStatus: 202, status: 'canceling' });
    await virtual.settle();
    expect(errorsOf(virtual)).toEqual([]);
    await expectGivenBack(virtual, id, [700]);
  });

  test('nor does silence, which no person is called for', async () => {
    const virtual = await world(generation);
    const { id } = await startApproved(virtual);
    const silent: Hook = ({ name, moment }) =>
      name.startsWith('kakaopay.') && moment === 'after' ? 'lose' : undefined;
    expect(await cancel(virtual, id, { amountWon: 700 }, 'key-1', silent)).toMatchObject({ httpStatus: 202 });
    expect(errorsOf(virtual)).toEqual([]);
    await virtual.settle();
    expect(await getCancellations(virtual, id, '1')).toMatchObject({ status: 'canceled', aid: expect.any(String) });
    await expectGivenBack(virtual, id, [700]);
  });
});

test('an order whose payment was given back as a whole gets a new one; one that was given back in part is paid', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual, { orderId: 'B-1' });
  const again = () => virtual.post('/v1/payments', { ...order, orderId: 'B-1' });
  await cancel(virtual, id, { amountWon: 700 });
  expect(bodyOf(await again())).toMatchObject({ status: 409, code: 'order_already_paid', paymentId: id });
  await cancel(virtual, id, { amountWon: 500 }, 'key-2', cutAll('kakaopay.cancel', 'before', 'lose'));
  expect(bodyOf(await again())).toMatchObject({ status: 409, code: 'order_already_paid', paymentId: id });
  await virtual.settle();
  await cancel(virtual, id, {}, 'key-3');
  const answer = await again();
  expect(answer.status).toBe(201);
  expect(bodyOf<{ id: string }>(answer).id).not.toBe(id);
  await expectEqualBooks(virtual);
});

test('the shop sees in the payment what was given back, and who asked for it', async () => {
  const { virtual, id } = await paidWorld();
  await cancel(virtual, id, { amountWon: 700, reason: '단순 변심' });
  const payment = await viewOf(virtual, id);
  expect(payment).toMatchObject({ status: 'partially_canceled' });
  expect(payment.timeline.slice(-2)).toMatchObject([
    { type: 'cancel_asked', by: expect.any(String), reason: '단순 변심' },
    { type: 'part_cancel_confirmed' },
  ]);
});

test('no line tells who the buyer is, what a person wrote, or a key', async () => {
  const { virtual, id } = await paidWorld();
  const { faults } = virtual.simulator;
  const body = { amountWon: 700, reason: '김철수 님 단순 변심' };
  const hook: Hook = cutAll('kakaopay.cancel', 'after', 'lose');
  await cancel(virtual, id, body, 'key-of-the-shop-1', hook);
  for (const [at, code] of [-781, -401, -785].entries()) {
    faults.add({ call: 'cancel', kind: 'refuse', code, times: 1 });
    await cancel(virtual, id, body, `key-of-the-shop-${at + 2}`);
  }
  await virtual.settle();
  const text = virtual.lines.join('\n');
  for (const message of ['cancel_asked', 'part_cancel_confirmed', 'cancel_not_confirmed', 'found_not_canceled']) {
    expect(text).toContain(`"message":"${message}"`);
  }
  for (const hidden of ['김철수', '변심', 'buyer-1', '초코파이', 'key-of-the-shop', virtual.apiKey, 'A-1001']) {
    expect(text).not.toContain(hidden);
  }
  const { cancellations = [] } = (await virtual.payment(id)) as Payment;
  for (const one of cancellations) if ('key' in one) expect(text).not.toContain(one.key);
});
