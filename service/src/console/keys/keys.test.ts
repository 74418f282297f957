import { beforeEach, describe, expect, test } from 'vitest';
import { useKey } from '../../../../world/telling.ts';
import { checkApiKey } from '../../store/api-keys.ts';
import { listApiKeys } from '../../store/list-api-keys.ts';
import { actsOf, type Browser, type ConsoleWorld, createConsoleWorld, textOf } from '../testing.ts';

let made: ConsoleWorld;
let browser: Browser;
beforeEach(async () => {
  made = await createConsoleWorld();
  browser = await made.signedIn();
});

const fieldOf = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

/** Makes a key as an operator does; with the form that was sent, and the answer. */
async function make(over: Readonly<Record<string, string>> = {}) {
  const { body } = await browser.get('/console/keys/new');
  const form = { id: fieldOf(body, 'id'), note: '창고', 'payments:read': 'yes', 'events:read': 'yes', ...over };
  return { form, answer: await browser.post('/console/keys/new', form) };
}
const keyIn = (body: string): string => /kps_[0-9a-f]{12}_[0-9a-f]{48}/.exec(body)?.[0] ?? '';

describe('a new key', () => {
  test('is shown once, is good for what was chosen, and stands in the list without its secret', async () => {
    const { form, answer } = await make();
    const key = keyIn(answer.body);
    expect(await checkApiKey(made.service.table, key)).toMatchObject({
      id: form.id,
      scopes: ['payments:read', 'events:read'],
    });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
    const again = await browser.post('/console/keys/new', form);
    expect(keyIn(again.body)).toBe('');
    expect(textOf(again)).toContain('이미 만든 키예요');
    const list = await browser.get('/console/keys');
    for (const words of [
      '창고',
      `kps_${form.id}_…`,
      '결제 보기, 이벤트와 엔드포인트 보기',
      '운영자 kim',
      '기록된 사용 없음',
    ])
      expect(textOf(list), words).toContain(words);
    const secret = key.split('_')[2] ?? '';
    expect(list.body).not.toContain(secret);
    expect(made.world.lines.join()).not.toContain(secret);
    expect(await actsOf(made)).toMatchObject([
      { act: 'create_key', by: 'operator:kim', target: form.id, reason: '창고', outcome: 'done' },
    ]);
  });

  test.each([
    ['without a purpose', { note: ' ' }],
    ['good for nothing', { 'payments:read': '', 'events:read': '' }],
    ['with an id that is none', { id: 'x' }],
  ])('%s is not made, and the form says so', async (_, over) => {
    const { answer } = await make(over);
    expect(answer.body).toContain('role="alert"');
    expect(keyIn(answer.body)).toBe('');
    expect(await listApiKeys(made.service.table)).toEqual([]);
    expect(await actsOf(made)).toEqual([]);
  });
});

test('a key of before there was a list comes into it when it is used, with the day', async () => {
  expect(textOf(await browser.get('/console/keys'))).toContain('아직 목록에 키가 없어요');
  await useKey(made.world);
  const { body } = await browser.get('/console/keys');
  expect(textOf({ body })).toContain('모두 만든 때 기록 없음 2026.11.23에 사용');
});

test('a key is revoked, and what that means is said before', async () => {
  const { form, answer } = await make();
  const address = `/console/keys/${form.id}/revoke`;
  const asked = await browser.get(address);
  expect(textOf(asked)).toContain('이 키를 쓰는 프로그램은 바로 거절돼요');
  expect(textOf(asked)).toContain('창고');
  expect((await browser.post(address)).headers.location).toBe('/console/keys?done=revoked');
  expect(await checkApiKey(made.service.table, keyIn(answer.body))).toBeUndefined();
  const list = await browser.get('/console/keys?done=revoked');
  expect(textOf(list)).toContain('폐기됨');
  expect(list.body).not.toContain(address);
  expect((await browser.post('/console/keys/000000000000/revoke')).status).toBe(404);
  expect((await actsOf(made)).map(({ act, target, outcome }) => [act, target, outcome])).toEqual([
    ['create_key', form.id, 'done'],
    ['revoke_key', form.id, 'done'],
    ['revoke_key', '000000000000', 'not_found'],
  ]);
});

test.each(['view', 'refund'] as const)('whoever is no admin (%s) is not led to keys, and refused', async (role) => {
  await useKey(made.world);
  const [key] = await listApiKeys(made.service.table);
  const other = await made.signedIn({ name: 'lee', role });
  expect((await other.get('/console')).body).not.toContain('/console/keys');
  const revoke = `/console/keys/${key?.id}/revoke`;
  for (const address of ['/console/keys', '/console/keys/new', revoke])
    expect((await other.get(address)).status, address).toBe(403);
  for (const address of ['/console/keys/new', revoke]) expect((await other.post(address)).status).toBe(403);
  expect(await listApiKeys(made.service.table)).toMatchObject([{ id: key?.id, usedOn: '2026-11-23' }]);
  expect(await actsOf(made)).toEqual([]);
});
