import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { startTime } from '../../../../world/world.ts';
import type { Key } from '../../ports/table.ts';
import { createConsoleWorld, password } from '../testing.ts';
import { changeOperator, type Operator, readOperator } from './operators.ts';
import { failuresMax, restMs, signIn } from './sign-in.ts';

async function start() {
  const made = await createConsoleWorld();
  await made.signedIn();
  const { service, world } = made;
  const enter = (shown: Partial<Parameters<typeof signIn>[1]> = {}) =>
    signIn(service, { name: 'kim', password, code: '', ...shown });
  const kim = async () => (await readOperator(service.table, 'kim')) as Operator;
  return { ...made, service, world, enter, kim };
}

describe('who may come in', () => {
  test('an operator with the right password, however the name is typed', async () => {
    const { enter } = await start();
    expect((await enter())?.name).toBe('kim');
    expect((await enter({ name: ' Kim ' }))?.name).toBe('kim');
  });

  test.each([
    { password: 'a password for test' },
    { password: '' },
    { name: 'lee' },
    { name: '' },
    { name: '__proto__' },
    { name: 'kim#' },
  ])('not with %j', async (shown) => {
    expect(await (await start()).enter(shown)).toBeUndefined();
  });

  test('not one who is disabled', async () => {
    const { enter, kim, service } = await start();
    await changeOperator(service.table, await kim(), { disabledAt: 1 });
    expect(await enter()).toBeUndefined();
  });
});

describe('guessing', () => {
  test('ends after ten tries, for right ones as well, until the name has rested', async () => {
    const { enter, world } = await start();
    for (let i = 0; i < failuresMax; i++) await enter({ password: 'wrong' });
    expect(await enter()).toBeUndefined();
    await world.pass(restMs - 1);
    expect(await enter()).toBeUndefined();
    await world.pass(1);
    expect((await enter())?.name).toBe('kim');
  }, 30_000);

  test('many at a time are no more than many in a row', async () => {
    const { enter, kim } = await start();
    await Promise.all(Array.from({ length: failuresMax + 6 }, () => enter({ password: 'wrong' })));
    expect((await kim()).failures).toBeLessThanOrEqual(failuresMax);
    expect((await kim()).failures).toBeGreaterThan(0);
  }, 30_000);

  test('is forgotten by a right try, and by the time', async () => {
    const { enter, kim, world } = await start();
    for (let i = 0; i < failuresMax - 1; i++) await enter({ password: 'wrong' });
    expect((await enter())?.name).toBe('kim');
    expect((await kim()).failures).toBe(0);
    await enter({ password: 'wrong' });
    await world.pass(restMs);
    await enter({ password: 'wrong' });
    expect((await kim()).failures).toBe(1);
  }, 30_000);

  test('tells by no word and by no call of the table whether a name exists', async () => {
    const { service, stranger } = await start();
    const callsOf = async (name: string) => {
      const calls: string[] = [];
      const { table } = service;
      const count =
        <A extends unknown[], R>(kind: string, call: (...given: A) => R) =>
        (...given: A): R => {
          calls.push(`${kind} ${(given[0] as Key).pk}`);
          return call(...given);
        };
      const watched = { ...table, get: count('get', table.get), updateIf: count('update', table.updateIf) };
      await signIn({ ...service, table: watched }, { name, password: 'wrong', code: '' });
      return calls;
    };
    expect(await callsOf('nobody-here')).toEqual(await callsOf('kim'));
    const said = async (name: string) => (await stranger().post('/console/sign-in', { name, password: 'wrong' })).body;
    expect(await said('nobody-here')).toBe(await said('kim'));
  });
});

describe('with an authenticator app', () => {
  const secret = new Secret({ size: 20 }).base32;
  const codeAt = (ms: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ms });

  test('the password alone is not enough, and no code is good twice', async () => {
    const { enter, kim, service, world } = await start();
    await changeOperator(service.table, await kim(), { totp: { secret, step: 0 } });
    expect(await enter()).toBeUndefined();
    expect(await enter({ code: '000000' })).toBeUndefined();
    const code = codeAt(startTime);
    expect((await enter({ code }))?.name).toBe('kim');
    expect(await enter({ code })).toBeUndefined();
    await world.pass(30_000);
    expect((await enter({ code: codeAt(startTime + 30_000) }))?.name).toBe('kim');
    // The one before counts, but not after a later one.
    expect(await enter({ code: codeAt(startTime) })).toBeUndefined();
  });

  test('of two with the same code one comes in', async () => {
    const { enter, kim, service } = await start();
    await changeOperator(service.table, await kim(), { totp: { secret, step: 0 } });
    const code = codeAt(startTime);
    const entered = await Promise.all([enter({ code }), enter({ code })]);
    expect(entered.filter(Boolean)).toHaveLength(1);
  });
});

describe('in the browser', () => {
  test('leads back to what was asked for, and never elsewhere', async () => {
    const { stranger } = await start();
    const browser = stranger();
    const asked = await browser.get('/console/payments?status=ready');
    expect(asked.headers.location).toBe('/console/sign-in?to=%2Fconsole%2Fpayments%3Fstatus%3Dready');
    const page = await browser.get(asked.headers.location ?? '');
    const to = /name="to" value="([^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const entered = await browser.post('/console/sign-in', { name: 'kim', password, to });
    expect(entered.headers.location).toBe('/console/payments?status=ready');
    for (const elsewhere of [
      'https://evil.example/console',
      '//evil.example',
      '/console//evil',
      '/v1/payments',
      '/console/../x',
      'javascript:1',
    ]) {
      const { headers } = await browser.post('/console/sign-in', { name: 'kim', password, to: elsewhere });
      expect(headers.location, elsewhere).toMatch(/^\/console(\/|$)/);
      expect(headers.location).not.toContain('evil.example');
    }
  }, 30_000);

  test('the cookie is out of the reach of scripts, of other sites and of plain http', async () => {
    const { stranger, service } = await start();
    const local = await stranger().post('/console/sign-in', { name: 'kim', password });
    expect(local.headers['set-cookie']).toMatch(/^operator=[\w-]{43}; Path=\/; Max-Age=43200; SameSite=Lax; HttpOnly$/);
    const { sessionCookie } = await import('./cookie.ts');
    const https = { ...service.settings, publicUrl: 'https://pay.shop.example' };
    expect(sessionCookie(https, 'x')).toBe('__Host-operator=x; Path=/; Max-Age=43200; SameSite=Lax; Secure; HttpOnly');
  });
});
