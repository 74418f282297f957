import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Operator, readOperator } from '../access/operators.ts';
import { failuresMax } from '../access/sign-in.ts';
import { readAudit } from '../audit.ts';
import { type Browser, type ConsoleWorld, createConsoleWorld, password } from '../testing.ts';

let found: ConsoleWorld;
let browser: Browser;
let other: Browser;
beforeEach(async () => {
  found = await createConsoleWorld();
  browser = await found.signedIn({ role: 'view' });
  other = found.stranger();
  await other.post('/console/sign-in', { name: 'kim', password });
  await browser.get('/console/me');
});

const read = async () => (await readOperator(found.service.table, 'kim')) as Operator;
const isIn = async (one: Browser) => (await one.get('/console/me')).status === 200;
const acts = async () => (await readAudit(found.service.table, '2026-11', 100)).entries.map(({ act }) => act);
const newPassword = 'another password';

describe('the password', () => {
  test('is changed by whoever knows the present one, and ends the other sessions alone', async () => {
    const { headers } = await browser.post('/console/me/password', { password, wanted: newPassword });
    expect(headers.location).toBe('/console/me?done=password_changed');
    expect(await isIn(browser)).toBe(true);
    expect(await isIn(other)).toBe(false);
    expect((await other.post('/console/sign-in', { name: 'kim', password })).status).toBe(401);
    expect((await other.post('/console/sign-in', { name: 'kim', password: newPassword })).status).toBe(303);
    expect(await acts()).toContain('change_password');
  });

  test('stays with a wrong one, and with one that is too short', async () => {
    const wrong = await browser.post('/console/me/password', { password: 'not mine', wanted: newPassword });
    expect(wrong.body).toContain('비밀번호나 코드가 틀렸어요');
    const short = await browser.post('/console/me/password', { password, wanted: 'short' });
    expect(short.body).toContain('10자 이상이어야');
    expect(await read()).toMatchObject({ generation: 1, failures: 1 });
    expect(await isIn(other)).toBe(true);
    expect(await acts()).not.toContain('change_password');
  });

  test('is not to be found out here: wrong tries count as at the door', async () => {
    for (let i = 0; i < failuresMax; i++)
      await browser.post('/console/me/password', { password: `wrong ${i}`, wanted: newPassword });
    const late = await browser.post('/console/me/password', { password, wanted: newPassword });
    expect(late.body).toContain('틀렸어요');
    expect((await read()).generation).toBe(1);
  });
});

const secretOn = (body: string): string => /name="secret" value="([A-Z2-7]{32})"/.exec(body)?.[1] ?? '';
const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: found.service.clock.now() });

async function setUp(): Promise<string> {
  const secret = secretOn((await browser.get('/console/me/totp')).body);
  const form = { secret, code: codeOf(secret), password };
  expect((await browser.post('/console/me/totp', form)).headers.location).toBe('/console/me?done=totp_set');
  return secret;
}

describe('an authenticator app', () => {
  test('counts once it has shown a right code, to whoever knows the password; the other sessions are over', async () => {
    const { body } = await browser.get('/console/me/totp');
    const secret = secretOn(body);
    expect(body).toContain('<svg');
    expect(body.replaceAll(' ', '')).toContain(`<code>${secret}</code>`);
    const wrong = await browser.post('/console/me/totp', { secret, code: '000000', password });
    expect(secretOn(wrong.body)).toBe(secret);
    await browser.post('/console/me/totp', { secret, code: codeOf(secret), password: 'not mine' });
    expect((await read()).totp).toBeUndefined();
    await browser.post('/console/me/totp', { secret, code: codeOf(secret), password });
    expect((await read()).totp?.secret).toBe(secret);
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false]);
    expect(await acts()).toContain('set_up_totp');
  });

  test('is asked for at the door, and each of its codes is good once', async () => {
    const secret = await setUp();
    const signIn = async (code: string) =>
      (await other.post('/console/sign-in', { name: 'kim', password, code })).status;
    expect(await signIn('')).toBe(401);
    // The one that it was set up with.
    expect(await signIn(codeOf(secret))).toBe(401);
    await found.world.pass(30_000);
    expect(await signIn(codeOf(secret))).toBe(303);
    expect(await signIn(codeOf(secret))).toBe(401);
  });

  test('is removed with its code and the password, and another one needs that first', async () => {
    const secret = await setUp();
    expect((await browser.get('/console/me/totp')).status).toBe(303);
    await found.world.pass(30_000);
    await browser.get('/console/me');
    await browser.post('/console/me/totp/remove', { password, code: '000000' });
    expect((await read()).totp).toBeDefined();
    await browser.post('/console/me/totp/remove', { password, code: codeOf(secret) });
    expect((await read()).totp).toBeUndefined();
    expect(await isIn(browser)).toBe(true);
    expect(await acts()).toContain('remove_totp');
  });
});

test('somebody signs out here, or everywhere', async () => {
  await other.get('/console/me');
  await other.post('/console/sign-out');
  expect([await isIn(browser), await isIn(other)]).toEqual([true, false]);
  await other.post('/console/sign-in', { name: 'kim', password });
  await browser.get('/console/me');
  const { headers } = await browser.post('/console/me/sign-out-everywhere');
  expect(headers.location).toBe('/console/sign-in');
  expect([await isIn(browser), await isIn(other)]).toEqual([false, false]);
  expect(await acts()).toContain('sign_out_everywhere');
});
