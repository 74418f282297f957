import { expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { startApproved, statusOf } from '../../../world/actions.ts';
import { type Cut, callsOf, cutRun, cutsOf } from '../../../world/cuts.ts';
import { passToDaily, putBack, reconcileDay, reconciledOf, runToEnd } from '../../../world/reconciling.ts';
import { cancelElsewhere } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { wakeFunction } from '../functions/wake-function.ts';
import type { Payment } from '../payment/payment.ts';
import type { Item } from '../ports/table.ts';
import { closedDays } from '../store/cancellation-days.ts';
import { listReconciliations, readReconciliation } from '../store/reconciliations.ts';
import { begin, reconcile } from './reconcile.ts';

const read = async (virtual: VirtualWorld, id: string) => (await virtual.payment(id)) as Payment;

/** A world that keeps which payments KakaoPay was asked about, and when; and is silent about those it is told to. */
async function watchedWorld() {
  const asked: { readonly tid: string; readonly at: number }[] = [];
  let isSilent = (_tid: string): boolean => false;
  const virtual: VirtualWorld = await createWorld({
    transport: (direct) => (request) => {
      if (!request.url.endsWith('/order')) return direct(request);
      const { tid } = JSON.parse(request.body) as { tid: string };
      asked.push({ tid, at: virtual.service.clock.now() });
      return isSilent(tid) ? Promise.reject(new Error('socket hang up')) : direct(request);
    },
  });
  const silence = (is: typeof isSilent) => {
    isSilent = is;
  };
  return { virtual, asked, silence };
}

async function approveMany(virtual: VirtualWorld, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await startApproved(virtual)).id);
  return ids;
}

/** So many paid payments, made of one. */
async function copyMany(virtual: VirtualWorld, count: number): Promise<void> {
  const { table } = virtual.service;
  const { id } = await startApproved(virtual);
  const { version: _, ...item } = (await table.get({ pk: 'payments#2026-11-23', sk: id })) as Item;
  for (let i = 1; i < count; i++) {
    await table.putIfAbsent({ ...item, sk: `${id.slice(0, -4)}${i.toString(8).padStart(4, '0')}` });
  }
}

test('wake does it all by itself, every day at ten past four in Korea', async () => {
  const { virtual, asked } = await watchedWorld();
  const { service } = virtual;
  await approveMany(virtual, 3);
  asked.length = 0;
  const runFor = async (days: number) => {
    for (let hour = 0; hour < days * 24; hour++) {
      const end = service.clock.now() + 3_600_000;
      const getRemainingTimeInMillis = () => 60_000;
      await wakeFunction(service)({}, { awsRequestId: 'request-1', getRemainingTimeInMillis });
      await virtual.pass(end - service.clock.now());
    }
  };
  await runFor(1);
  expect(asked).toHaveLength(3);
  const [first] = await listReconciliations(service.table, { limit: 10 });
  // 23 November in Korea, from midnight to midnight.
  expect(first).toMatchObject({ from: Date.UTC(2026, 10, 22, 15), to: Date.UTC(2026, 10, 23, 15), isWhole: true });
  expect(first?.startedAt).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 23, 19, 10));
  expect(first?.startedAt).toBeLessThanOrEqual(Date.UTC(2026, 10, 23, 20, 10));
  await runFor(2);
  const all = await listReconciliations(service.table, { limit: 10 });
  expect(all.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([24, 24, 24]);
  // Nothing has happened since.
  expect(asked).toHaveLength(3);
});

test('1,000 payments: at most ten questions a second, each once, and payers are served meanwhile', async () => {
  const { virtual, asked } = await watchedWorld();
  await copyMany(virtual, 1000);
  asked.length = 0;
  const id = await passToDaily(virtual);
  const { run } = await runToEnd(virtual, id);
  expect(run.counts).toMatchObject({ asked: 1000, agreed: 1000 });
  expect(asked).toHaveLength(1000);
  for (let i = 10; i < asked.length; i++) {
    expect((asked[i]?.at ?? 0) - (asked[i - 10]?.at ?? 0)).toBeGreaterThanOrEqual(990);
  }
  const tookMs = (run.finishedAt ?? 0) - run.startedAt;
  expect(tookMs).toBeGreaterThanOrEqual(100_000);
  expect(tookMs).toBeLessThanOrEqual(6 * 60_000);
});

test('a slice ends after five seconds and goes on where it ended', async () => {
  const { virtual, asked } = await watchedWorld();
  await copyMany(virtual, 120);
  asked.length = 0;
  const id = await passToDaily(virtual);
  const { service } = virtual;
  const counts: number[] = [];
  for (let i = 0; i < 5; i++) {
    const begunAt = service.clock.now();
    await reconcile(service, id);
    expect(service.clock.now() - begunAt).toBeLessThanOrEqual(5_200);
    counts.push(asked.length);
  }
  expect(counts).toEqual([50, 100, 120, 120, 120]);
});

test('KakaoPay is down for an hour in the middle: the run waits, asks seldom, and goes on', async () => {
  const { virtual, asked, silence } = await watchedWorld();
  const { clock } = virtual.service;
  await approveMany(virtual, 60);
  const [id = ''] = await approveMany(virtual, 1);
  await cancelElsewhere(virtual, await read(virtual, id), 500);
  asked.length = 0;
  const runId = await passToDaily(virtual);
  const [downAt, wellAt] = [clock.now() + 3_000, clock.now() + 3_603_000];
  silence(() => clock.now() >= downAt && clock.now() < wellAt);
  const { run, found } = await runToEnd(virtual, runId);
  expect(run).toMatchObject({ isWhole: true, counts: { asked: 61, agreed: 60, adopted: 1, notComparable: 0 } });
  expect(found).toEqual(['A-1061 canceled_more_there adopted']);
  const inVain = asked.filter(({ at }) => at >= downAt && at < wellAt);
  expect(inVain.length).toBeGreaterThanOrEqual(10);
  expect(inVain.length).toBeLessThanOrEqual(20);
  expect(run.finishedAt).toBeLessThanOrEqual(wellAt + 6 * 60_000);
  await expectEqualBooks(virtual);
});

test('a payment about which KakaoPay says nothing for two hours is passed over', async () => {
  const { virtual, silence } = await watchedWorld();
  const [, id = ''] = await approveMany(virtual, 3);
  const { tid } = await read(virtual, id);
  silence((asked) => asked === tid);
  const { run, found } = await reconcileDay(virtual);
  expect(found).toEqual(['A-1002 no_answer not_comparable']);
  expect(run).toMatchObject({ isWhole: true, counts: { asked: 3, agreed: 2, notComparable: 1 } });
  expect(await statusOf(virtual, id)).toBe('approved');
});

test('payments about which KakaoPay is silent are in no other one’s way, however many there are', async () => {
  const { virtual, silence } = await watchedWorld();
  const ids = await approveMany(virtual, 60);
  const silent = await Promise.all(ids.slice(10, 50).map((id) => read(virtual, id)));
  silence((tid) => silent.some((payment) => payment.tid === tid));
  const { run } = await reconcileDay(virtual);
  expect(run).toMatchObject({ isWhole: true, counts: { asked: 60, agreed: 20, notComparable: 40 } });
  expect((run.finishedAt ?? 0) - run.startedAt).toBeLessThan(2 * 3_600_000);
});

test('KakaoPay says nothing all day: the run ends, and the next one begins where it began', async () => {
  const { virtual, silence } = await watchedWorld();
  await approveMany(virtual, 30);
  silence(() => true);
  const { run } = await reconcileDay(virtual);
  expect(run).toMatchObject({ isWhole: false, counts: { agreed: 0 } });
  expect((run.finishedAt ?? 0) - run.startedAt).toBeLessThanOrEqual(21 * 3_600_000);
  // Not every payment of that day was noted for its report.
  expect(await closedDays(virtual.service.table)).toBeUndefined();
  silence(() => false);
  const next = await reconcileDay(virtual);
  expect(next.run).toMatchObject({ from: run.from, isWhole: true, counts: { asked: 30, agreed: 30 } });
});

test('two at once ask nothing twice, and count nothing twice', async () => {
  const { virtual, asked } = await watchedWorld();
  const ids = await approveMany(virtual, 30);
  await cancelElsewhere(virtual, await read(virtual, ids[7] ?? ''), 500);
  asked.length = 0;
  const id = await passToDaily(virtual);
  for (let round = 0; round < 10; round++) await Promise.all([virtual.wake(), virtual.wake(), virtual.wake()]);
  const run = await readReconciliation(virtual.service.table, id);
  expect(run?.counts).toMatchObject({ asked: 30, agreed: 29, adopted: 1 });
  expect(asked).toHaveLength(30);
});

test('whoever comes while a slice is under way leaves it alone', async () => {
  const { virtual, asked } = await watchedWorld();
  await approveMany(virtual, 5);
  asked.length = 0;
  const id = await passToDaily(virtual);
  const { service } = virtual;
  const meanwhile: string[] = [];
  const sleep = async (ms: number) => {
    await service.sleep(ms);
    meanwhile.push((await reconcile(service, id)).came);
  };
  await reconcile({ ...service, sleep }, id);
  expect(meanwhile).toEqual(Array.from({ length: 5 }, () => 'nothing_to_do'));
  expect(asked).toHaveLength(5);
  expect(await readReconciliation(service.table, id)).toMatchObject({ isWhole: true, counts: { asked: 5, agreed: 5 } });
});

test('whoever was frozen in a slice does nothing when it wakes', async () => {
  const { virtual, asked } = await watchedWorld();
  await approveMany(virtual, 30);
  asked.length = 0;
  const id = await passToDaily(virtual);
  let isFrozen = true;
  const { service } = virtual;
  const frozen = {
    ...service,
    sleep: async (ms: number) => {
      if (isFrozen) {
        isFrozen = false;
        // Another one takes over meanwhile, and comes to the end.
        await virtual.pass(10 * 60_000);
        await runToEnd(virtual, id);
      }
      await service.sleep(ms);
    },
  };
  await reconcile(frozen, id);
  const { run } = await reconciledOf(virtual, (await readReconciliation(service.table, id)) ?? (undefined as never));
  expect(run).toMatchObject({ isWhole: true, counts: { asked: 30, agreed: 30 } });
  // One was asked about by the one that was frozen.
  expect(asked).toHaveLength(31);
});

test('cut at every call to the outside: the same is found, and nothing is asked twice but for one slice', async () => {
  const startRun = async () => {
    const { virtual, asked } = await watchedWorld();
    const ids = await approveMany(virtual, 3);
    await cancelElsewhere(virtual, await read(virtual, ids[1] ?? ''), 500);
    const item = (await virtual.service.table.get({ pk: 'payments#2026-11-23', sk: ids[2] ?? '' })) as Item;
    const { approval: _, ...old } = item;
    await putBack(virtual, { ...old, status: 'expired' });
    asked.length = 0;
    return { virtual, asked, ids, id: await passToDaily(virtual) };
  };
  const whole = await startRun();
  const calls = await callsOf((hook) => whole.virtual.wake(hook));
  // What is slow or late has no other effect than what is lost; what only reads is cut off well enough by a crash.
  const isTold = ({ places: [place] }: Cut) =>
    place?.fate === 'crash' || (place?.fate === 'lose' && /updateIf|putIfAbsent|kakaopay/.test(place.name));
  const cuts = cutsOf(calls, calls.indexOf('table.get')).filter(isTold);
  expect(cuts.length).toBeGreaterThan(60);
  for (const { name, hook } of cuts) {
    const { virtual, asked, ids, id } = await startRun();
    // A run of `wake` that fails is followed by the next one.
    await cutRun(virtual.wake(hook)).catch(() => undefined);
    const { run, found } = await runToEnd(virtual, id);
    expect(found, name).toEqual(['A-1002 canceled_more_there adopted', 'A-1003 paid_there to_review']);
    expect(run.counts, name).toMatchObject({ asked: 3, agreed: 1, adopted: 1, toReview: 1, notComparable: 0 });
    expect(asked.length, name).toBeLessThanOrEqual(6);
    expect(await statusOf(virtual, ids[1] ?? ''), name).toBe('partially_canceled');
    expect(await statusOf(virtual, ids[2] ?? ''), name).toBe('needs_review');
    const logged = virtual.lines.filter((line) => line.includes('reconciliation_difference'));
    expect(logged.length, name).toBeGreaterThanOrEqual(2);
  }
});

test('differences without end do not bring the whole shop to a stand: a hundred come to people, the rest is told', async () => {
  const { virtual } = await watchedWorld();
  await copyMany(virtual, 130);
  const [item] = (await virtual.service.table.query({ pk: 'payments#2026-11-23', limit: 1 })).items;
  const tid = String(item?.tid);
  await virtual.service.kakaoPay.cancel({ tid, cancel_amount: 2200, cancel_tax_free_amount: 0 });
  // Their books say less than ours do, of every single one.
  for (const { pk, sk } of (await virtual.service.table.query({ pk: 'payments#2026-11-23', limit: 200 })).items) {
    const { version } = (await virtual.service.table.get({ pk, sk })) as Item;
    await virtual.service.table.updateIf({ pk, sk }, version, { totalWon: 22_000 });
  }
  const { run, rows } = await reconcileDay(virtual);
  expect(run.counts).toMatchObject({ asked: 130, toReview: 100, reported: 30 });
  expect(rows).toHaveLength(130);
  expect(run.differences).toHaveLength(100);
});

test('one that is asked for by hand takes its own days alone', async () => {
  const { virtual } = await watchedWorld();
  await approveMany(virtual, 2);
  await virtual.pass(86_400_000);
  await approveMany(virtual, 3);
  await virtual.pass(86_400_000);
  const id = 'rec_01m84x1at00000000000000001';
  await begin(virtual.service, { id, from: Date.UTC(2026, 10, 22, 15), to: Date.UTC(2026, 10, 23, 15) });
  expect((await runToEnd(virtual, id)).run.counts).toMatchObject({ asked: 2, agreed: 2 });
});
