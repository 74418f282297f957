import { expect, test } from 'vitest';
import { readOperator } from '../service/src/console/access/operators.ts';
import { createConsoleWorld, password } from '../service/src/console/testing.ts';
import { startTime } from '../world/world.ts';
import { invitationOf, invitationWords } from './inviting.ts';
import { type Flags, readFlags } from './options.ts';

const flags = (...args: string[]) => readFlags('operator', ['--stage', 'prod', ...args], {}) as Flags;

test('whoever is invited opens the link, chooses a password and is in, once', async () => {
  const { service, stranger } = await createConsoleWorld();
  const invitation = invitationOf(flags('--name', 'kim', '--role', 'refund', '--limit', '100000'), startTime);
  const [secret = ''] = service.settings.linkSecrets;
  const words = invitationWords(service.settings.publicUrl, secret, invitation);
  expect(words).toContain('kim (refund, up to 100,000 won of one payment)');
  const [link = ''] = /http\S+/.exec(words) ?? [];
  const browser = stranger();
  expect((await browser.get(link)).status).toBe(200);
  expect((await browser.post(link, { password })).headers.location).toBe('/console');
  expect(await readOperator(service.table, 'kim')).toMatchObject({ role: 'refund', limitWon: 100_000 });
  expect((await stranger().post(link, { password })).status).toBe(404);
});

test.each([
  [[], '--name'],
  [['--name', 'kim@shop.example', '--role', 'view'], 'no e-mail address'],
  [['--name', 'kim'], '--role is one of view, refund, admin'],
  [['--name', 'kim', '--role', 'owner'], '--role is one of view, refund, admin'],
  [['--name', 'kim', '--role', 'refund', '--limit', '-1'], '--limit must be a whole number'],
])('%j invites nobody', (args, words) => {
  expect(() => invitationOf(flags(...args), startTime)).toThrow(words);
});
