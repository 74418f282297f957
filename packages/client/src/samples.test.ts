import { describe, expect, test } from 'vitest';
import { type Sample, samples } from '../../../tests/samples/samples.ts';
import { answering, call, requests, tid } from './testing.ts';

// Every documented request must leave the client as it is written, and every documented answer must be understood.

const times = ['created_at', 'approved_at', 'canceled_at', 'last_approved_at', 'inactivated_at'];
const numbers = ['quantity', 'total_amount', 'tax_free_amount', 'vat_amount'];
const paths: Record<Sample['call'], string> = {
  ready: 'ready',
  approve: 'approve',
  cancel: 'cancel',
  order: 'order',
  subscription: 'subscription',
  subscriptionStatus: 'manage/subscription/status',
  subscriptionInactive: 'manage/subscription/inactive',
};

/** The answer a caller should see: without nulls, times as instants. */
function understood(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(understood);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(
    fields.map(([name, field]) => [name, times.includes(name) ? new Date(`${field}+09:00`) : understood(field)]),
  );
}

const withNumbers = (request: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(request).map(([name, v]) => [name, numbers.includes(name) ? Number(v) : v]));

const title = '$generation $call: $name';

describe('a documented request is sent as it is written', () => {
  const current = samples.filter(({ generation, request }) => generation === 'current' && request);
  test.each(current)(title, async (sample) => {
    const { kakaoPay, sent } = answering(500, '');
    const fields = withNumbers(sample.request ?? {});
    await call(kakaoPay, sample.call, fields);
    const url = `https://open-api.kakaopay.com/online/v1/payment/${paths[sample.call]}`;
    expect(sent[0]).toMatchObject({ method: 'POST', url, timeoutMs: 15_000 });
    expect(sent[0]?.headers).toEqual({
      Authorization: 'SECRET_KEY DEVSECRETKEY0001',
      'Content-Type': 'application/json',
    });
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual(fields);
  });

  const legacy = samples.filter(({ generation, request }) => generation === 'legacy' && request);
  test.each(legacy)(title, async (sample) => {
    const { kakaoPay, sent } = answering(500, '', { generation: 'legacy' });
    await call(kakaoPay, sample.call, sample.request);
    const url = `https://kapi.kakao.com/v1/payment/${paths[sample.call]}`;
    expect(sent[0]).toMatchObject({ method: 'POST', url, timeoutMs: 15_000 });
    expect(sent[0]?.headers).toEqual({
      Authorization: 'KakaoAK DEVSECRETKEY0001',
      'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8',
    });
    const form = Object.fromEntries(new URLSearchParams(sent[0]?.body));
    const texts = Object.entries(sample.request ?? {}).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]);
    expect(form).toEqual(Object.fromEntries(texts));
  });
});

describe('a documented answer is understood', () => {
  const successes = samples.filter(({ answer }) => answer?.status === 200);
  test.each(successes)(title, async (sample) => {
    const { kakaoPay } = answering(200, sample.answer?.body, { generation: sample.generation });
    const asked = Object.keys(requests[sample.call]).filter((name) => name === 'tid' || name === 'sid');
    const echo = Object.fromEntries(asked.map((name) => [name, sample.answer?.body[name]]));
    const result = await call(kakaoPay, sample.call, echo);
    expect(result).toEqual({ ok: true, value: understood(sample.answer?.body) });
  });

  const errors = samples.filter(({ answer }) => answer && answer.status !== 200);
  test.each(errors)(title, async (sample) => {
    const { kakaoPay } = answering(sample.answer?.status ?? 0, sample.answer?.body, { generation: sample.generation });
    const result = await call(kakaoPay, sample.call);
    const { error_code, error_message, code, msg, error_description, extras } = sample.answer?.body ?? {};
    expect(result).toMatchObject({ ok: false, error: { call: sample.call, httpStatus: sample.answer?.status } });
    if (result.ok || result.error.certainty === 'our_fault') return;
    expect(result.error.kakaoPayCode).toBe(error_code ?? code);
    expect(result.error.kakaoPayMessage).toBe(error_message ?? msg ?? error_description);
    expect(result.error.extras).toEqual(extras);
    expect(result.error.code).toMatch(/^[a-z_]+$/);
  });
});

test('numbers and booleans that arrive as text become what they are, at every depth', async () => {
  const amount = { total: '2200', tax_free: '0', vat: '200', point: '0', discount: '0', green_deposit: '0' };
  const detail = { aid: 'A1', amount: '2200', point_amount: '0', discount_amount: '0' };
  const card = { install_month: '03' };
  const body = { tid, status: 'NEW_STATUS', quantity: '1', amount, payment_action_details: [detail] };
  const found = await answering(200, { ...body, selected_card_info: card }).kakaoPay.order({ tid });
  expect(found).toEqual({
    ok: true,
    value: {
      tid,
      status: 'NEW_STATUS',
      quantity: 1,
      amount: { total: 2200, tax_free: 0, vat: 200, point: 0, discount: 0, green_deposit: 0 },
      payment_action_details: [{ aid: 'A1', amount: 2200, point_amount: 0, discount_amount: 0 }],
      selected_card_info: { install_month: 3 },
    },
  });
  const { kakaoPay } = answering(200, { sid: 'S1', status: 'ACTIVE', available: 'true' });
  expect(await kakaoPay.subscriptionStatus({ sid: 'S1' })).toMatchObject({ value: { available: true } });
});

test('the instalments in card_info stay two digits', async () => {
  const body = { aid: 'A1', tid: 'T1', amount: { total: 1 }, card_info: { install_month: '00' } };
  const { kakaoPay } = answering(200, body);
  expect(await call(kakaoPay, 'approve', { tid: 'T1' })).toMatchObject({
    value: { card_info: { install_month: '00' } },
  });
});
