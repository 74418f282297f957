import { expect, test } from 'vitest';
import { startApproved } from '../../../world/actions.ts';
import type { Answer } from '../http/message.ts';
import { createConsoleWorld, password } from './testing.ts';

// Goal: whatever an operator does, what is secret or personal stands on the page alone: in no log line, no address that
// the browser is sent to, no header.

test('neither passwords, sessions, codes nor buyers reach a log, an address or the audit', async () => {
  const { world, service, signedIn, stranger } = await createConsoleWorld();
  const buyerId = 'canary-buyer-77';
  const { id } = await startApproved(world, { buyerId });
  world.lines.length = 0;
  const answers: Answer[] = [];
  const outsider = stranger();
  const keep = async (answer: Promise<Answer>) => {
    answers.push(await answer);
    return answer;
  };
  await keep(outsider.post('/console/sign-in', { name: 'kim', password: 'canary-wrong-password', code: '424242' }));
  const browser = await signedIn();
  await keep(outsider.post('/console/sign-in', { name: 'kim', password }));
  await keep(browser.post('/console/find', { find: buyerId }));
  const listed = await keep(browser.get(answers.at(-1)?.headers.location ?? ''));
  expect(listed.body).toContain(id);
  await keep(browser.get(`/console/payments/${id}`));
  await keep(browser.post(`/console/payments/${id}/refund/confirmed`, { amount: '100', reason: `for ${buyerId}` }));
  await keep(browser.get('/console/payments.csv'));
  await keep(browser.get('/console/nowhere'));
  await keep(browser.post('/console/sign-out'));
  const secrets = [buyerId, password, 'canary-wrong-password', '424242', browser.cookie('operator'), browser.token()];
  const found = (text: string) => secrets.filter((secret) => secret !== '' && text.includes(secret));
  expect(found(world.lines.join('\n'))).toEqual([]);
  for (const { headers } of answers) expect(found(headers.location ?? '')).toEqual([]);
  const { items } = await service.table.query({ pk: 'audit#2026-11', limit: 100 });
  expect(items.length).toBeGreaterThanOrEqual(3);
  // An operator's own words are kept as they are; nothing else of the buyer's is.
  expect(found(JSON.stringify(items.map(({ reason: _, ...rest }) => rest)))).toEqual([]);
});
