import { beforeEach, describe, expect, test } from 'vitest';
import { readAudit } from '../service/src/console/audit.ts';
import type { HttpAnswer } from '../service/src/outbound/https.ts';
import { bodyOf, startApproved, startPayment } from '../world/actions.ts';
import { createWorld, publicUrl, type VirtualWorld } from '../world/world.ts';
import { apiAt } from './asking-api.ts';
import { type Canceling, cancel } from './canceling.ts';
import { find, show } from './finding.ts';
import { readWords } from './options.ts';

let world: VirtualWorld;
let lines: string[];
beforeEach(async () => {
  world = await createWorld();
  lines = [];
});

/** A stage as it is asked from somebody's machine. */
function asking(over: Partial<Canceling> = {}): Canceling {
  return {
    api: apiAt(publicUrl, world.apiKey, ({ method, url, headers, body }) =>
      method === 'GET' ? world.get(url, { headers }) : world.post(url, body, { headers }),
    ),
    language: 'ko',
    now: world.service.clock.now(),
    print: (line) => lines.push(line),
    audit: world.service,
    by: 'command:park',
    confirm: async () => true,
    ...over,
  };
}

const said = () => lines.join('\n');
const deeds = async () => (await readAudit(world.service.table, '2026-11', 10)).entries;

describe('finding', () => {
  test.each(['A-1001', 'buyer-1', '초코', '2,200원', '오늘', '결제 완료', ' A-1001 '])('%j is found', async (typed) => {
    const { id } = await startApproved(world);
    await find(asking(), typed);
    expect(said()).toContain(`${id}  결제 완료`);
    expect(said()).toContain('결제가 승인됐어요');
  });

  test('by the ids of the payment, its events and its KakaoPay', async () => {
    const { id } = await startApproved(world);
    const { tid = '' } = bodyOf<{ tid?: string }>(await world.get(`/v1/payments/${id}`, key()));
    for (const typed of [id, `${id}_2`, tid]) {
      lines = [];
      await find(asking(), typed);
      expect(lines[0], typed).toContain(id);
    }
  });

  test('several are listed, and none is said', async () => {
    await startApproved(world);
    await startPayment(world);
    await find(asking({ language: 'en' }), 'buyer-1');
    expect(lines).toHaveLength(2);
    expect(said()).toMatch(/A-1002 {2}Not paid yet {2}₩2,200\n.*A-1001 {2}Paid/);
    lines = [];
    await find(asking(), 'nobody');
    expect(said()).toBe('맞는 결제가 없어요.');
  });
});

const key = () => ({ headers: { authorization: `Bearer ${world.apiKey}` } });

test('one that is shown tells its time line and its refunds in words', async () => {
  const { id } = await startApproved(world);
  await cancel(asking(), id, { amount: '700', reason: '하나가 깨짐', key: undefined, yes: true });
  lines = [];
  await show(asking({ language: 'en' }), id);
  expect(said()).toContain('Left ₩1,500');
  expect(said()).toContain('2026.11.23 14:00:00  A part was refunded');
  expect(said()).toMatch(/Refunded {2}₩700 {2}\w+ {2}하나가 깨짐 \(command:park\)/);
  await expect(show(asking(), 'pay_01m83ccy40eqyf4q04fx5fmdgv')).rejects.toMatchObject({ code: 'payment_not_found' });
});

describe('giving back', () => {
  const given = { amount: '1000', reason: 'broken', key: undefined, yes: undefined };

  test('says what will be left, asks, is made and written down', async () => {
    const { id } = await startApproved(world);
    const questions: string[] = [];
    await cancel(asking({ confirm: async (question) => questions.push(question) > 0 }), id, given);
    expect(said()).toContain('1,000원을 돌려주고 나면 1,200원이 남아요.');
    expect(questions).toEqual(['계속할까요? (yes)']);
    expect(lines.at(-1)).toContain('취소됨  1,000원');
    expect((await world.payment(id))?.cancellations).toMatchObject([
      { amountWon: 1000, reason: 'broken (command:park)' },
    ]);
    expect(await deeds()).toMatchObject([
      { act: 'cancel', by: 'command:park', target: id, amountWon: 1000, reason: 'broken', outcome: 'done' },
    ]);
  });

  test('with the key of an earlier try gives nothing back a second time', async () => {
    const { id } = await startApproved(world);
    await cancel(asking(), id, { ...given, amount: '2200' });
    const [, first] = /Idempotency-Key: (\S+)/.exec(said()) ?? [];
    await cancel(asking(), id, { ...given, amount: '2200', key: first });
    expect((await world.payment(id))?.cancellations).toHaveLength(1);
    expect(lines.at(-1)).toContain('취소됨  2,200원');
  });

  test.each([
    [{ ...given, amount: undefined }, {}, '--amount 1000'],
    [{ ...given, amount: '0' }, {}, '--amount must be a whole number'],
    [{ ...given, amount: '2201' }, {}, '남은 금액은 2,200원이에요.'],
    [given, { confirm: async () => false }, '아무것도 하지 않았어요.'],
    [given, { confirm: () => undefined }, '--yes'],
  ])('%j is refused, and nothing is done', async (flags, over, words) => {
    const { id } = await startApproved(world);
    await expect(cancel(asking(over), id, flags)).rejects.toThrow(words);
    expect((await world.payment(id))?.cancellations).toBeUndefined();
    expect(await deeds()).toEqual([]);
  });

  test('what the stage refuses is written down as refused', async () => {
    const { id } = await startPayment(world);
    const asked = cancel(asking(), id, { ...given, key: 'a key of mine', yes: true });
    await expect(asked).rejects.toMatchObject({ code: 'payment_not_cancelable' });
    expect(await deeds()).toMatchObject([{ act: 'cancel', outcome: 'payment_not_cancelable' }]);
  });
});

test.each([
  [() => Promise.reject(new Error('ECONNRESET')), 'localhost:3000 gave no answer.'],
  [async () => ({ status: 502, body: '<html>' }), 'localhost:3000 answered 502.'],
  [async () => ({ status: 429, body: '{"message":"Too Many Requests"}' }), 'localhost:3000 answered 429.'],
] satisfies [() => Promise<HttpAnswer>, string][])('no answer of ours is said in a sentence', async (send, words) => {
  await expect(apiAt(publicUrl, 'key', send).get('/v1/payments')).rejects.toThrow(words);
});

test('the words of a command stand before its flags', () => {
  const read = (...args: string[]) => readWords('payments', args, {});
  expect(read('cancel', 'pay_1', '--stage', 'prod', '--amount', '5')).toMatchObject({
    words: ['cancel', 'pay_1'],
    flags: { stage: 'prod', amount: '5' },
  });
  expect(read('--help')).toBe('help');
  // npm has settings of its own by these names.
  const set = { npm_config_yes: 'true', npm_config_key: 'x' };
  expect(readWords('payments', ['show', 'pay_1', '--stage', 'prod'], set)).toMatchObject({ words: ['show', 'pay_1'] });
  expect(() => readWords('payments', ['cancel', 'pay_1'], { npm_config_amount: '5' })).toThrow('--amount');
  expect(() => read('find', '--stage', 'prod', 'A-1001')).toThrow('"A-1001" is no option.');
});
