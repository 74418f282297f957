import { expect, test } from 'vitest';
import { startApproved } from '../../../../world/actions.ts';
import { Problem } from '../../http/problem.ts';
import { audited } from '../audit.ts';
import { createConsoleWorld, password } from '../testing.ts';
import { readEntries } from './read-entries.ts';

const rowsOf = (body: string): string[] =>
  [...body.matchAll(/<tr><td class="quiet">(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );

test('tells everybody who did what and what came of it, newest first, by month, by whom and by what', async () => {
  const { world, service, signedIn, stranger } = await createConsoleWorld();
  const { id } = await startApproved(world);
  await world.pass(1_000);
  const deed = { act: 'cancel', by: 'operator:lee', target: id, amountWon: 500, reason: '<b>하나</b>' } as const;
  await audited(service, deed, async () => {});
  await world.pass(1_000);
  const refused = () => Promise.reject(new Problem('cancellation_too_large'));
  await audited(service, { ...deed, by: 'command:park' }, refused).catch(() => {});
  await world.pass(1_000);
  const cut: typeof service.table = { ...service.table, updateIf: () => Promise.reject(new Error('cut off')) };
  await audited({ ...service, table: cut }, { act: 'close', by: 'operator:lee', target: id }, async () => {});
  await world.pass(1_000);
  const browser = await signedIn({ role: 'view' });
  await stranger().post('/console/sign-in', { name: 'kim', password });
  const { body } = await browser.get('/console/audit?lang=en');
  const rows = rowsOf(body);
  expect(rows).toEqual([
    '2026.11.23 14:00:04 operator kim Signed in Done',
    `2026.11.23 14:00:03 operator lee Closed a payment ${id} Unknown Cut off: see at what it was done to.`,
    `2026.11.23 14:00:02 command line park Refunded · ₩500 “&lt;b&gt;하나&lt;/b&gt;” ${id} Refused The amount does not fit into what is left`,
    `2026.11.23 14:00:01 operator lee Refunded · ₩500 “&lt;b&gt;하나&lt;/b&gt;” ${id} Done`,
  ]);
  expect(body).toContain(`href="/console/payments/${id}"`);
  const filtered = async (query: string) => rowsOf((await browser.get(`/console/audit?${query}`)).body).length;
  expect(await filtered('by=kim')).toBe(1);
  expect(await filtered('by=command:')).toBe(1);
  expect(await filtered('act=cancel')).toBe(2);
  expect(await filtered('act=cancel&by=kim')).toBe(0);
  expect(await filtered('month=2026-10')).toBe(0);
  expect((await browser.get('/console/audit?cursor=x')).status).toBe(400);
});

test('goes on from page to page, also where what is looked for is rare', async () => {
  const { world, service, signedIn } = await createConsoleWorld();
  await audited(service, { act: 'export', by: 'operator:lee' }, async () => {});
  for (let i = 0; i < 120; i++) {
    await world.pass(1);
    await audited(service, { act: 'sign_in', by: 'operator:lee' }, async () => {});
  }
  const browser = await signedIn();
  const first = await browser.get('/console/audit');
  expect(rowsOf(first.body)).toHaveLength(50);
  const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first.body) ?? [];
  expect(rowsOf((await browser.get(`/console/audit${next.replaceAll('&amp;', '&')}`)).body)).toHaveLength(50);
  expect((await readEntries(service.table, { month: '2026-11', act: 'export' })).entries).toHaveLength(1);
});
