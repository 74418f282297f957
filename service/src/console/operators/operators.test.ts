import { beforeEach, describe, expect, test } from 'vitest';
import { writeInvitation } from '../access/invitations.ts';
import { changeOperator, type Operator, readOperator } from '../access/operators.ts';
import { readAudit } from '../audit.ts';
import type { Browser, ConsoleWorld } from '../testing.ts';
import { createConsoleWorld, password } from '../testing.ts';
import { changeKeepingAnAdmin } from './keep-an-admin.ts';

let found: ConsoleWorld;
let admin: Browser;
beforeEach(async () => {
  found = await createConsoleWorld();
  admin = await found.signedIn();
});

const read = async (name: string) => (await readOperator(found.service.table, name)) as Operator;
const deeds = async () =>
  (await readAudit(found.service.table, '2026-11', 100)).entries
    .filter(({ act }) => !['sign_in', 'invitation_taken'].includes(act))
    .map(({ act, by, target, outcome }) => [act, by, target, outcome]);

describe('an admin', () => {
  test('changes the role and the limit of an operator, whose sessions are over then', async () => {
    const lee = await found.signedIn({ name: 'lee', role: 'view' });
    await admin.get('/console/operators/lee');
    const { headers } = await admin.post('/console/operators/lee/role', { role: 'refund', limit: '100,000' });
    expect(headers.location).toBe('/console/operators/lee?done=saved');
    expect(await read('lee')).toMatchObject({ role: 'refund', limitWon: 100_000, generation: 2 });
    expect((await lee.get('/console')).headers.location).toContain('/console/sign-in');
    await admin.post('/console/operators/lee/role', { role: 'refund', limit: '' });
    expect((await read('lee')).limitWon).toBeUndefined();
    expect((await admin.post('/console/operators/lee/role', { role: 'owner' })).status).toBe(400);
    expect(await deeds()).toEqual(
      expect.arrayContaining([
        ['change_role', 'operator:kim', 'lee', 'done'],
        ['change_role', 'operator:kim', 'lee', 'invalid_request'],
      ]),
    );
  });

  test('disables an operator and lets them in again', async () => {
    const lee = await found.signedIn({ name: 'lee', role: 'admin' });
    await admin.get('/console/operators/lee');
    await admin.post('/console/operators/lee/disable');
    expect((await lee.get('/console')).status).toBe(303);
    expect((await admin.get('/console/operators')).body).toContain('정지됨');
    await admin.get('/console/operators/lee');
    await admin.post('/console/operators/lee/enable');
    expect((await read('lee')).disabledAt).toBeUndefined();
    // A session of before stays over.
    expect((await lee.get('/console')).status).toBe(303);
  });

  test('need not fear an invitation from before: it does not give back what was taken away', async () => {
    const { world, service, stranger } = found;
    await found.signedIn({ name: 'lee', role: 'admin' });
    await world.pass(1_000);
    const secret = service.settings.linkSecrets[0] ?? '';
    const link = writeInvitation(secret, { name: 'lee', role: 'admin', invitedAt: service.clock.now() });
    await world.pass(1_000);
    await admin.get('/console/operators/lee');
    await admin.post('/console/operators/lee/disable');
    expect((await stranger().post(`/console/invitations/${link}`, { password })).status).toBe(404);
    await admin.get('/console/operators/lee');
    await admin.post('/console/operators/lee/role', { role: 'view', limit: '' });
    expect((await stranger().post(`/console/invitations/${link}`, { password })).status).toBe(404);
    expect(await read('lee')).toMatchObject({ role: 'view', disabledAt: expect.any(Number) });
  });

  test('takes the authenticator app off somebody who has lost the phone', async () => {
    await found.signedIn({ name: 'lee', role: 'view' });
    await changeOperator(found.service.table, await read('lee'), { totp: { secret: 'A'.repeat(32), step: 1 } });
    expect((await admin.get('/console/operators/lee')).body).toContain('인증 앱 해제하기');
    await admin.post('/console/operators/lee/totp');
    expect((await read('lee')).totp).toBeUndefined();
    expect(await deeds()).toEqual([['remove_totp', 'operator:kim', 'lee', 'done']]);
  });

  test('who is the last one stays one', async () => {
    const { body } = await admin.get('/console/operators/kim');
    expect(body).toContain('마지막 관리자라서');
    expect(body).not.toContain('/disable');
    expect((await admin.post('/console/operators/kim/disable')).status).toBe(403);
    expect((await admin.post('/console/operators/kim/role', { role: 'view' })).status).toBe(403);
    expect(await read('kim')).toMatchObject({ role: 'admin', generation: 1 });
    expect((await read('kim')).disabledAt).toBeUndefined();
    await found.signedIn({ name: 'lee', role: 'admin' });
    expect((await admin.post('/console/operators/kim/role', { role: 'view' })).status).toBe(303);
    expect((await read('kim')).role).toBe('view');
  });

  test('stays also where two disable each other at one moment', async () => {
    await found.signedIn({ name: 'lee', role: 'admin' });
    const { table } = found.service;
    const [kim, lee] = [await read('kim'), await read('lee')];
    const both = await Promise.allSettled(
      [kim, lee].map((one) => changeKeepingAnAdmin(table, one, { disabledAt: 1 }, 1)),
    );
    expect(both.some(({ status }) => status === 'rejected')).toBe(true);
    expect([await read('kim'), await read('lee')].some(({ disabledAt }) => disabledAt === undefined)).toBe(true);
  });
});

test.each(['view', 'refund'] as const)(
  'who may %s sees the operators and is offered and allowed no change',
  async (role) => {
    const lee = await found.signedIn({ name: 'lee', role });
    const { status, body } = await lee.get('/console/operators?lang=en');
    expect(status).toBe(200);
    for (const words of ['kim', 'Password alone', 'npm run operator -- --stage local']) expect(body).toContain(words);
    expect(body).not.toContain('/console/operators/kim');
    expect((await lee.get('/console/operators/kim')).status).toBe(403);
    for (const form of ['role', 'disable', 'enable', 'totp'])
      expect((await lee.post(`/console/operators/kim/${form}`, { role: 'view' })).status).toBe(403);
    expect(await read('kim')).toMatchObject({ role: 'admin', generation: 1 });
  },
);

test('somebody who does not exist has no page', async () => {
  expect((await admin.get('/console/operators/nobody')).status).toBe(404);
  expect((await admin.post('/console/operators/nobody/disable')).status).toBe(404);
});
