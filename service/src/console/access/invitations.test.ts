import { expect, test } from 'vitest';
import { publicUrl } from '../../../../world/world.ts';
import { createConsoleWorld, password } from '../testing.ts';
import { type Invitation, invitationLifeMs, readInvitation, writeInvitation } from './invitations.ts';
import { readOperator } from './operators.ts';

const secret = 'a secret for signing links';
const invite = (over: Partial<Invitation> & { invitedAt: number }) =>
  writeInvitation(secret, { name: 'lee', role: 'refund', limitWon: 50_000, ...over });

test('a link is ours, fresh, and says what it says, or nothing', () => {
  const link = invite({ invitedAt: 1_000 });
  expect(readInvitation([secret], link, 1_000)).toMatchObject({ name: 'lee', role: 'refund', limitWon: 50_000 });
  expect(readInvitation(['new', secret], link, 1_000)).toBeDefined();
  expect(readInvitation([secret], link, 1_000 + invitationLifeMs)).toBeUndefined();
  expect(readInvitation(['another'], link, 1_000)).toBeUndefined();
  const [text = '', signature = ''] = link.split('.');
  const forged = Buffer.from(JSON.stringify({ name: 'lee', role: 'admin', invitedAt: 1_000 })).toString('base64url');
  for (const other of [`${forged}.${signature}`, `${text}.`, text, '', '.', `${text}.${signature}x`])
    expect(readInvitation([secret], other, 1_000), other).toBeUndefined();
});

test('makes an operator with the password of their choice, once; a newer link gives a new password and ends the rest', async () => {
  const { world, service, stranger } = await createConsoleWorld();
  const link = invite({ invitedAt: service.clock.now() });
  const browser = stranger();
  expect((await browser.get(`/console/invitations/${link}`)).body).toContain('lee');
  expect((await browser.post(`/console/invitations/${link}`, { password: 'short' })).status).toBe(422);
  expect(await readOperator(service.table, 'lee')).toBeUndefined();
  expect((await browser.post(`/console/invitations/${link}`, { password })).status).toBe(303);
  expect((await browser.get('/console')).status).toBe(200);
  expect(await readOperator(service.table, 'lee')).toMatchObject({ role: 'refund', limitWon: 50_000 });
  expect((await stranger().post(`/console/invitations/${link}`, { password })).status).toBe(404);
  await world.pass(1);
  const newer = invite({ invitedAt: service.clock.now(), role: 'view', limitWon: undefined as unknown as number });
  expect((await stranger().post(`/console/invitations/${newer}`, { password: 'another one' })).status).toBe(303);
  expect((await browser.get('/console')).headers.location).toContain('/console/sign-in');
  expect(await readOperator(service.table, 'lee')).toMatchObject({ role: 'view', generation: 2 });
  expect((await readOperator(service.table, 'lee'))?.limitWon).toBeUndefined();
});

test('comes from our own page alone', async () => {
  const { service, stranger } = await createConsoleWorld();
  const link = invite({ invitedAt: service.clock.now() });
  const from = (origin: string) => stranger().post(`/console/invitations/${link}`, { password }, { origin });
  expect((await from('https://evil.example')).status).toBe(403);
  expect((await from(publicUrl)).status).toBe(303);
});
