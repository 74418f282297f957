import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { expectTold } from '../../../tests/told.ts';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { callsOf, cutRun, cutsOf } from '../../../world/cuts.ts';
import { listen } from '../../../world/listening.ts';
import type { Hook } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Key } from '../ports/table.ts';
import { paymentKey } from '../store/payments.ts';

// The crash matrix of telling. Whatever is cut: each endpoint is told of each event in order, at least once, with the
// same id and the same bytes on every try, and nothing is left.

interface Told {
  readonly virtual: VirtualWorld;
  readonly item: Key;
}

/** Two events of a payment, for two endpoints; one may not take the first two tries. */
async function prepare(failing: boolean): Promise<Told> {
  const virtual = await createWorld();
  await listen(virtual, 'we_a');
  await listen(virtual, 'we_b');
  let failures = failing ? 2 : 0;
  virtual.receiver.answer = ({ url }) =>
    url.includes('we_a') && failures-- > 0 ? { status: 500, said: 'down' } : { status: 204, said: '' };
  const { id } = await startApproved(virtual);
  await cancelPayment(virtual, id, { amountWon: 700 });
  return { virtual, item: paymentKey(id) };
}

const runs: Readonly<Record<string, (virtual: VirtualWorld, hook?: Hook) => Promise<unknown>>> = {
  'the stream': (virtual, hook) => virtual.stream(hook),
  async 'a wake'(virtual, hook) {
    await virtual.pass(31_000);
    await virtual.wake(hook);
  },
};

const wakeLater = async ({ virtual }: Told): Promise<void> => {
  await virtual.pass(31_000);
  await virtual.wake();
};
const aftermaths: Readonly<Record<string, (told: Told) => Promise<unknown>>> = {
  nothing: async () => {},
  'another event, and the stream': async ({ virtual, item }) => {
    await cancelPayment(virtual, item.sk, {}, { key: 'all' });
    await virtual.stream();
  },
  'a wake': wakeLater,
  'two wakes, another event and the stream at once': async (told) => {
    const { virtual, item } = told;
    const another = cancelPayment(virtual, item.sk, {}, { key: 'all' }).then(() => virtual.stream());
    await Promise.all([wakeLater(told), another, virtual.wake()]);
  },
};

async function expectAllTold({ virtual, item }: Told): Promise<void> {
  await virtual.settle();
  await expectTold(virtual, 'we_a', item);
  await expectTold(virtual, 'we_b', item);
  expect(virtual.lines.filter((line) => line.includes('parked'))).toEqual([]);
  await expectEqualBooks(virtual);
}

describe.each(Object.keys(runs))('%s', (run) => {
  describe.each([
    ['takes everything', false],
    ['takes the third try', true],
  ])('to an endpoint that %s, cut', async (_, failing) => {
    const go = (virtual: VirtualWorld, hook?: Hook) => runs[run]?.(virtual, hook) as Promise<unknown>;
    const calls = await callsOf(async (hook) => go((await prepare(failing)).virtual, hook));
    const cuts = cutsOf(calls).filter(({ places: [place] }) => place?.name !== 'table.query');

    test('everywhere', () => {
      const names = new Set(calls);
      expect([...names]).toEqual(expect.arrayContaining(['table.get', 'webhooks.post', 'table.updateIf']));
      expect(names.has('table.putIfAbsent')).toBe(failing);
      expect(cuts.length).toBeGreaterThan(40);
    });

    test.each(Object.keys(aftermaths))('then %s', async (aftermath) => {
      for (const { name, hook } of cuts) {
        const told = await prepare(failing);
        await cutRun(go(told.virtual, hook).catch(() => undefined));
        await aftermaths[aftermath]?.(told);
        await expectAllTold(told).catch((error: Error) => {
          throw new Error(`${name}: ${error.message}`, { cause: error });
        });
      }
    });

    test('while a wake and the stream run as well', async () => {
      for (const { name, hook } of cuts) {
        const told = await prepare(failing);
        const { virtual } = told;
        const twins = [cutRun(go(virtual, hook).catch(() => undefined)), virtual.wake(), virtual.stream()];
        await Promise.all(twins);
        await expectAllTold(told).catch((error: Error) => {
          throw new Error(`${name}: ${error.message}`, { cause: error });
        });
      }
    });
  });
});
