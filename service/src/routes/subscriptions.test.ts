import { expect, test } from 'vitest';
import { bodyOf } from '../../../world/actions.ts';
import { actOn, chargesOf, passUntil, startSubscribed, startSubscribing } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { SubscriptionView } from './subscription-view.ts';
import type { PaymentView } from './view.ts';

interface List {
  readonly subscriptions: readonly SubscriptionView[];
  readonly cursor?: string;
}

const ask = (virtual: VirtualWorld, query: string) =>
  virtual.get(`/v1/subscriptions?${query}`, { headers: { authorization: `Bearer ${virtual.apiKey}` } });

/** All pages of a question, each by its ids. */
async function pagesOf(virtual: VirtualWorld, query: string): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor = '';
  do {
    const list = bodyOf<List>(await ask(virtual, `${query}${cursor}`));
    pages.push(list.subscriptions.map(({ id }) => id));
    cursor = list.cursor === undefined ? '' : `&cursor=${encodeURIComponent(list.cursor)}`;
  } while (cursor !== '' && pages.length < 20);
  return pages;
}

/** Seven of two buyers over three months, the third one empty between; oldest first. */
async function seven(): Promise<{ virtual: VirtualWorld; ids: string[] }> {
  const virtual = await createWorld();
  const ids: string[] = [];
  for (let i = 0; i < 7; i++) {
    const buyerId = i % 3 === 0 ? 'buyer-1' : 'buyer-2';
    ids.push((await startSubscribed(virtual, { orderId: `S-${i}`, buyerId, plan: undefined })).id);
    await virtual.pass((i === 4 ? 62 : 1) * 24 * 3_600_000);
  }
  return { virtual, ids };
}

test('all are listed newest first, over months, in pages of any size', async () => {
  const { virtual, ids } = await seven();
  const newest = ids.toReversed();
  for (const limit of [1, 2, 3, 6, 7, 100]) {
    const pages = await pagesOf(virtual, `limit=${limit}`);
    expect(pages.flat()).toEqual(newest);
    expect(pages.every((page) => page.length <= limit)).toBe(true);
  }
});

test('those of one buyer, and of one status, and both', async () => {
  const { virtual, ids } = await seven();
  await actOn(virtual, ids[0] ?? '', 'end');
  await actOn(virtual, ids[1] ?? '', 'pause');
  const pick = (...at: number[]) => at.map((index) => ids[index]);
  for (const limit of [1, 2, 100]) {
    const found = async (query: string) => (await pagesOf(virtual, `${query}&limit=${limit}`)).flat();
    expect(await found('buyerId=buyer-1')).toEqual(pick(6, 3, 0));
    expect(await found('status=active')).toEqual(pick(6, 5, 4, 3, 2));
    expect(await found('status=ended')).toEqual(pick(0));
    expect(await found('status=paused&buyerId=buyer-2')).toEqual(pick(1));
    expect(await found('status=pending')).toEqual([]);
    expect(await found('buyerId=nobody')).toEqual([]);
  }
});

test('a cursor goes with its own question alone', async () => {
  const { virtual } = await seven();
  const { cursor = '' } = bodyOf<List>(await ask(virtual, 'limit=2'));
  expect((await ask(virtual, `limit=2&cursor=${cursor}`)).status).toBe(200);
  for (const query of [
    `limit=3&cursor=${cursor}`,
    `limit=2&status=active&cursor=${cursor}`,
    `limit=2&buyerId=buyer-1&cursor=${cursor}`,
    'limit=2&cursor=x',
    'limit=2&cursor=..',
    `limit=2&cursor=${cursor}.x`,
    `limit=2&cursor=${cursor.replace(/\d{4}-\d\d/, '2026-13')}`,
  ]) {
    expect(bodyOf(await ask(virtual, query)), query).toMatchObject({ code: 'invalid_cursor' });
  }
  for (const query of ['limit=0', 'limit=101', 'status=gone', 'buyer=x', `cursor=${'x'.repeat(1001)}`]) {
    expect(bodyOf(await ask(virtual, query)), query).toMatchObject({ code: 'invalid_request' });
  }
});

test('charges are listed by day like all payments', async () => {
  const virtual = await createWorld();
  const { id } = await startSubscribed(virtual);
  await passUntil(virtual, '2026-12-24');
  const headers = { authorization: `Bearer ${virtual.apiKey}` };
  const answer = await virtual.get('/v1/payments?from=2026-12-23&to=2026-12-23', { headers });
  const { payments } = bodyOf<{ payments: PaymentView[] }>(answer);
  expect(payments).toMatchObject([{ status: 'approved', subscriptionId: id, period: 1, totalWon: 9900 }]);
  expect(await chargesOf(virtual)).toEqual(['2026-12-23 approved']);
});

test('one that is not there is not found', async () => {
  const virtual = await createWorld();
  const { firstPaymentId } = await startSubscribing(virtual);
  const headers = { authorization: `Bearer ${virtual.apiKey}` };
  for (const id of ['sub_01m83ccy40eqyf4q04fx5fmdgv', firstPaymentId, 'sub_', '%00']) {
    const answer = await virtual.get(`/v1/subscriptions/${id}`, { headers });
    expect([answer.status, bodyOf<{ code: string }>(answer).code], id).toEqual([404, 'subscription_not_found']);
  }
});
