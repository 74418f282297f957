import { describe, expect, test } from 'vitest';
import { startApproved } from '../../../world/actions.ts';
import { listen } from '../../../world/listening.ts';
import { createWorld } from '../../../world/world.ts';
import type { Table } from '../ports/table.ts';
import { readReplay } from '../store/replays.ts';
import { goOnWithReplay, type ReplayWish, startReplay } from './replay.ts';

/** So many payments, and a replay to an endpoint of all that has happened to them, which has not begun yet. */
async function begun(count: number, wish: Partial<ReplayWish> = {}) {
  const virtual = await createWorld();
  const { table, clock } = virtual.service;
  const from = clock.now();
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await startApproved(virtual)).id);
  await listen(virtual, 'we_off', { disabled: { because: 'shop', at: 1 }, types: [] });
  await listen(virtual, 'we_a');
  await startReplay(virtual.service, 'we_a', { from, to: clock.now() + 1, all: true, by: 'key', ...wish });
  const goOn = (over: Partial<Table> = {}) => goOnWithReplay({ table: { ...table, ...over }, clock }, 'we_a');
  return { virtual, ids, table, goOn, stored: () => readReplay(table, 'we_a') };
}

// One of all that waits for something is the replay itself, of which nobody is told.
describe('one slice', () => {
  test('looks at 200 places, and goes on a second later', async () => {
    const { virtual, goOn, stored } = await begun(210);
    await goOn();
    const queuedAt = virtual.service.clock.now() + 1_000;
    expect(await stored()).toMatchObject({ replay: { status: 'running', looked: 199, events: 199 }, queuedAt });
    await virtual.pass(999);
    await goOn();
    expect((await stored())?.replay.looked).toBe(199);
    await virtual.pass(1);
    await goOn();
    expect(await stored()).toMatchObject({ replay: { status: 'finished', events: 210 } });
  });

  test('ends after three seconds', async () => {
    const { virtual, table, goOn, stored } = await begun(110);
    const query: Table['query'] = async (wanted) => {
      if (wanted.pk.startsWith('changed#')) await virtual.pass(1_000);
      return table.query(wanted);
    };
    await goOn({ query });
    expect((await stored())?.replay).toMatchObject({ status: 'running', looked: 74, events: 74 });
  });
});

test('what happened at the first moment is told, and what happened at the last is not', async () => {
  const { virtual, ids, goOn, stored } = await begun(1, { all: false, to: 1 });
  const at = (await virtual.payment(ids[0] ?? ''))?.events.at(-1)?.at ?? 0;
  await goOn();
  expect((await stored())?.replay).toMatchObject({ status: 'finished', events: 0 });
  for (const [from, to, events] of [[at, at + 1, 1] as const, [at - 1, at, 0] as const]) {
    await startReplay(virtual.service, 'we_a', { from, to, all: true, by: 'key' });
    await goOn();
    expect((await stored())?.replay).toMatchObject({ status: 'finished', events });
    await virtual.pass(1);
  }
});

test('without "all", nothing is told again of what was never kept for it', async () => {
  const { goOn, stored } = await begun(2, { all: false });
  await goOn();
  expect((await stored())?.replay).toMatchObject({ status: 'finished', looked: 2, events: 0 });
});

test('a replay that is over, or was never begun, does not go on', async () => {
  const { virtual, goOn, stored } = await begun(1);
  await goOn();
  const over = await stored();
  expect(over?.replay.status).toBe('finished');
  await goOn();
  expect(await stored()).toEqual(over);
  await goOnWithReplay(virtual.service, 'we_off');
  expect(await readReplay(virtual.service.table, 'we_off')).toBeUndefined();
});

describe('a thing that somebody else has always written before', () => {
  async function contested(isGone: boolean) {
    const { table, goOn, stored } = await begun(1);
    let writes = 0;
    const updateIf: Table['updateIf'] = async (key, version, changes) => {
      if (!key.sk.startsWith('pay_')) return table.updateIf(key, version, changes);
      writes += 1;
      if (writes > 10) throw new Error('No end');
      return { written: false, current: isGone ? undefined : await table.get(key) };
    };
    const failure = await goOn({ updateIf }).catch((error: Error) => error.message);
    return { failure, writes, replay: (await stored())?.replay };
  }

  test('is tried five times; then the slice is done again another time', async () => {
    const { failure, writes, replay } = await contested(false);
    expect([failure, writes, replay?.looked]).toEqual(['A thing is changed too often', 5, 0]);
  });

  test('is passed over where it is gone', async () => {
    const { failure, writes, replay } = await contested(true);
    expect([failure, writes]).toEqual([undefined, 1]);
    expect(replay).toMatchObject({ status: 'finished', looked: 1, events: 0 });
  });
});
