import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import {
  cancelPayment,
  payAtKakaoPay,
  startApproved,
  startCanceled,
  startPaid,
  startPayment,
  statusOf,
} from '../../../world/actions.ts';
import { reconcileDay, spoil } from '../../../world/reconciling.ts';
import { cancelElsewhere, changing, startContradicted } from '../../../world/review.ts';
import { passUntil, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';

const read = async (virtual: VirtualWorld, id: string) => (await virtual.payment(id)) as Payment;

const errorsOf = ({ lines }: VirtualWorld) =>
  lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'ERROR');

test('a week of payments, cancellations, charges and payers who give up: everything agrees, day by day', async () => {
  const virtual = await createWorld();
  await startSubscribed(virtual, {
    plan: { amountWon: 9900, interval: { unit: 'day' } },
  });
  let asked = 0;
  for (let day = 0; day < 7; day++) {
    await startApproved(virtual);
    await startCanceled(virtual, 700);
    const { id } = await startApproved(virtual, { totalWon: 11_000, taxFreeWon: 3000 });
    await cancelPayment(virtual, id, { amountWon: 5000 });
    await cancelPayment(virtual, id);
    const quit = await startPayment(virtual);
    await virtual.simulator.payer.quit(quit.tid);
    const closed = await startPayment(virtual);
    await virtual.post(`/v1/payments/${closed.id}/close`, '');
    await startPayment(virtual);
    await virtual.pass(17 * 60_000);
    await virtual.wake();
    const { run, rows } = await reconcileDay(virtual);
    expect(rows).toEqual([]);
    expect(run).toMatchObject({ isWhole: true, counts: { adopted: 0, toReview: 0, reported: 0, notComparable: 0 } });
    asked += run.counts?.asked ?? 0;
    await passUntil(virtual, new Date(virtual.service.clock.now() + 9 * 3_600_000).toISOString().slice(0, 10));
  }
  // Six a day, and on each but the last the charge of the day before.
  expect(asked).toBe(7 * 6 + 7);
  expect(errorsOf(virtual)).toEqual([]);
  await expectEqualBooks(virtual);
});

describe.each(['current', 'legacy'] as const)('%s: canceled at KakaoPay itself', (generation) => {
  test('a part, and all of it: adopted, logged, and in our books as in theirs', async () => {
    const virtual = await createWorld({ generation });
    const part = await startApproved(virtual);
    const more = await startCanceled(virtual, 700);
    const whole = await startApproved(virtual);
    const rest = await startCanceled(virtual, 700);
    await startApproved(virtual);
    await cancelElsewhere(virtual, await read(virtual, part.id), 500);
    await cancelElsewhere(virtual, await read(virtual, more.id), 300);
    await cancelElsewhere(virtual, await read(virtual, whole.id), 2200);
    await cancelElsewhere(virtual, await read(virtual, rest.id), 1500);
    const { run, found } = await reconcileDay(virtual);
    expect(found).toEqual([
      'A-1001 canceled_more_there adopted',
      'A-1002 canceled_more_there adopted',
      'A-1003 canceled_more_there adopted',
      'A-1004 canceled_more_there adopted',
    ]);
    expect(run.counts).toEqual({
      asked: 5,
      agreed: 1,
      adopted: 4,
      toReview: 0,
      reported: 0,
      notComparable: 0,
      notAsked: 0,
    });
    expect(run.differences).toHaveLength(4);
    expect(run.events).toEqual([{ n: 1, type: 'finished', at: run.finishedAt }]);
    const statuses = await Promise.all([part, more, whole, rest].map(({ id }) => statusOf(virtual, id)));
    expect(statuses).toEqual(['partially_canceled', 'partially_canceled', 'canceled', 'canceled']);
    expect((await read(virtual, part.id)).events.at(-1)?.type).toBe('found_part_canceled_elsewhere');
    expect((await read(virtual, rest.id)).events.at(-1)?.type).toBe('found_canceled_elsewhere');
    await expectEqualBooks(virtual);
    expect(errorsOf(virtual)).toMatchObject([
      { message: 'reconciliation_difference', correlation_id: part.id, ourWon: 2200, theirWon: 1700 },
      { message: 'reconciliation_difference', correlation_id: more.id, ourWon: 1500, theirWon: 1200 },
      { message: 'reconciliation_difference', correlation_id: whole.id, ourWon: 2200, theirWon: 0 },
      { message: 'reconciliation_difference', correlation_id: rest.id, ourWon: 1500, theirWon: 0 },
    ]);
    const next = await reconcileDay(virtual);
    expect([next.run.counts?.agreed, next.found]).toEqual([4, []]);
  });
});

describe('what cannot be compared is told, and nothing is changed', () => {
  test('what waits for a person already', async () => {
    const virtual = await createWorld();
    const id = await startContradicted(virtual);
    const { found, run } = await reconcileDay(virtual);
    expect(found).toEqual(['A-1001 in_review not_comparable']);
    expect(run.counts).toMatchObject({ asked: 0, notComparable: 1 });
    expect(await statusOf(virtual, id)).toBe('needs_review');
  });

  test('a word that KakaoPay has not had before', async () => {
    const virtual = await createWorld({ transport: changing('"SUCCESS_PAYMENT"', '"SETTLED_PAYMENT"') });
    const { id } = await startApproved(virtual);
    const { rows, found, run } = await reconcileDay(virtual);
    expect(found).toEqual(['A-1001 unknown_status not_comparable']);
    expect(rows[0]?.theirs).toMatchObject({ status: 'SETTLED_PAYMENT', totalWon: 2200 });
    expect(run.counts).toMatchObject({ asked: 1, notComparable: 1 });
    expect(await statusOf(virtual, id)).toBe('approved');
    expect(errorsOf(virtual)).toEqual([]);
  });

  test('a payment that KakaoPay does not know', async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    await spoil(virtual, id, { tid: 'T0000000000000000000' });
    const { rows } = await reconcileDay(virtual);
    expect(rows).toMatchObject([{ kind: 'refused', outcome: 'not_comparable', kakaoPayCode: -721 }]);
  });

  test('a charge that was paid and has no tid', async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    await spoil(virtual, id, { tid: undefined });
    expect((await reconcileDay(virtual)).found).toEqual(['A-1001 no_tid not_comparable']);
  });

  test('a record of ours that is broken, and stops no other', async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    await startApproved(virtual);
    await spoil(virtual, id, { events: undefined });
    const { rows, run } = await reconcileDay(virtual);
    expect(rows).toMatchObject([{ paymentId: id, kind: 'unreadable', outcome: 'not_comparable' }]);
    expect(run.counts).toMatchObject({ asked: 1, agreed: 1, notComparable: 1 });
  });
});

test('what is under way is left to its own flow', async () => {
  const virtual = await createWorld();
  // Until just before the run.
  await virtual.pass(13 * 3_600_000 + 55 * 60_000);
  const { id, comeBack } = await startPaid(virtual);
  const { run, rows } = await reconcileDay(virtual);
  expect([run.counts?.asked, rows]).toEqual([0, []]);
  await virtual.get(comeBack);
  expect(await statusOf(virtual, id)).not.toBe('needs_review');
});

test('what changed minutes before is left to the next run: the books of KakaoPay may lag behind', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  // 04:09 in Korea.
  await virtual.pass(14 * 3_600_000 + 9 * 60_000);
  await cancelPayment(virtual, id, { amountWon: 700 });
  expect((await reconcileDay(virtual)).run.counts).toMatchObject({ asked: 0 });
  expect((await reconcileDay(virtual)).run.counts).toMatchObject({ asked: 1, agreed: 1 });
});

test('a payment that changes while it is compared is compared anew', async () => {
  let during: (() => Promise<unknown>) | undefined;
  const virtual = await createWorld({
    transport: (direct) => async (request) => {
      const answer = await direct(request);
      if (request.url.endsWith('/order')) {
        const act = during;
        during = undefined;
        await act?.();
      }
      return answer;
    },
  });
  const { id } = await startApproved(virtual);
  await cancelElsewhere(virtual, await read(virtual, id), 500);
  // Nothing of substance, such as a delivery.
  during = () => spoil(virtual, id, { delivered: [] });
  expect((await reconcileDay(virtual)).found).toEqual(['A-1001 canceled_more_there adopted']);
  expect((await read(virtual, id)).cancellations).toHaveLength(1);

  await cancelElsewhere(virtual, await read(virtual, id), 500);
  during = () => cancelPayment(virtual, id, { amountWon: 100 });
  expect((await reconcileDay(virtual)).found).toEqual(['A-1001 changed_meanwhile not_comparable']);
  expect((await reconcileDay(virtual)).found).toEqual([]);
  await expectEqualBooks(virtual);
});

test('what was about to be adopted, and agrees a moment later, is not told as adopted', async () => {
  let isFirst = false;
  let during = async (): Promise<void> => undefined;
  const virtual = await createWorld({
    transport: (direct) => async (request) => {
      const answer = await direct(request);
      if (!request.url.endsWith('/order') || !isFirst) return answer;
      isFirst = false;
      await during();
      return { ...answer, body: answer.body.replace('"SUCCESS_PAYMENT"', '"CANCEL_PAYMENT"') };
    },
  });
  const { id } = await startApproved(virtual);
  during = () => spoil(virtual, id, { delivered: [] });
  isFirst = true;
  const { run, found } = await reconcileDay(virtual);
  expect(found).toEqual(['A-1001 changed_meanwhile not_comparable']);
  expect(run.counts).toMatchObject({ asked: 1, agreed: 0, adopted: 0, notComparable: 1 });
  expect(await statusOf(virtual, id)).toBe('approved');
});

test('a payer who pays is none of its business', async () => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  await payAtKakaoPay(virtual, payment);
  await virtual.settle();
  const { found, run } = await reconcileDay(virtual);
  expect([found, run.counts?.agreed]).toEqual([[], 1]);
});
