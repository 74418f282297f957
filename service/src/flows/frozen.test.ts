import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { allPayments, cancelPayment, startApproved, startPaid } from '../../../world/actions.ts';
import { callsOf, cutRun } from '../../../world/cuts.ts';
import { freezeAt } from '../../../world/freeze.ts';
import { leaveMuch } from '../../../world/left-behind.ts';
import type { Hook } from '../../../world/outside.ts';
import { reviewPayment, startContradicted, startNeverKnown } from '../../../world/review.ts';
import { actOn, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { readSubscription } from '../store/subscriptions.ts';

// A function stands still at any of its calls, and goes on minutes later with what it knew. By then others have done
// and finished what it was about, and more: it changes nothing any more, here or at KakaoPay. Charges are in the crash
// matrix.

interface Flow<Subject> {
  prepare(virtual: VirtualWorld): Promise<Subject>;
  run(virtual: VirtualWorld, subject: Subject, hook?: Hook): Promise<unknown>;
  /** How many of its calls come before it knows anything about its subject that may be old news later. */
  readonly knows?: number;
  /** What others do meanwhile. Everything comes to rest after each. */
  readonly others: Readonly<Record<string, (virtual: VirtualWorld, subject: Subject) => Promise<unknown>>>;
}
const flowOf = <Subject>(flow: Flow<Subject>): Flow<unknown> => flow as Flow<unknown>;

const cancelAll = (virtual: VirtualWorld, id: string) => cancelPayment(virtual, id, {}, { key: 'all' });

const approving = flowOf({
  prepare: startPaid,
  run: (virtual, { comeBack }, hook) => virtual.get(comeBack, hook && { hook }),
  others: {
    'the payer comes back again': (virtual, { comeBack }) => virtual.get(comeBack),
    'the payer comes back again, and all is given back': async (virtual, { id, comeBack }) => {
      await virtual.get(comeBack);
      await virtual.settle();
      await cancelAll(virtual, id);
    },
    'nobody comes back in time': (virtual) => virtual.pass(16 * 60_000),
  },
});

const won700 = { amountWon: 700 };
const canceling = flowOf({
  prepare: (virtual: VirtualWorld) => startApproved(virtual),
  run: (virtual, { id }, hook) => cancelPayment(virtual, id, won700, { key: 'shop-1', ...(hook && { hook }) }),
  others: {
    'the shop sends it again': (virtual, { id }) => cancelPayment(virtual, id, won700, { key: 'shop-1' }),
    'the shop gives all back': async (virtual, { id }) => {
      await virtual.settle();
      await cancelAll(virtual, id);
    },
  },
});

const closing = flowOf({
  prepare: startPaid,
  run: (virtual, { id }, hook) => virtual.post(`/v1/payments/${id}/close`, '', hook && { hook }),
  others: {
    'the shop closes it again': (virtual, { id }) => virtual.post(`/v1/payments/${id}/close`, ''),
    'the payer comes back': (virtual, { comeBack }) => virtual.get(comeBack),
    'the payer comes back, and all is given back': async (virtual, { id, comeBack }) => {
      await virtual.get(comeBack);
      await cancelAll(virtual, id);
    },
  },
});

const adopt = { action: 'adopt' };
const adopting = flowOf({
  prepare: startContradicted,
  run: (virtual, id, hook) => reviewPayment(virtual, id, adopt, hook),
  others: {
    'somebody else adopts it': (virtual, id) => reviewPayment(virtual, id, adopt),
    'somebody else adopts it and gives all back': async (virtual, id) => {
      await reviewPayment(virtual, id, adopt);
      await cancelAll(virtual, id);
    },
  },
});

const adoptingUnpaid = flowOf({
  prepare: (virtual: VirtualWorld) => startNeverKnown(virtual, false),
  run: (virtual, id, hook) => reviewPayment(virtual, id, adopt, hook),
  others: {
    'somebody else adopts it': (virtual, id) => reviewPayment(virtual, id, adopt),
  },
});

const waking = flowOf({
  prepare: leaveMuch,
  run: (virtual, _, hook) => virtual.wake(hook),
  others: {
    'another one runs': (virtual) => virtual.wake(),
    'another one runs, and all is given back': async (virtual) => {
      await virtual.settle();
      for (const { id, approval, tid } of await allPayments(virtual)) {
        if (approval && tid) await cancelPayment(virtual, id, {}, { key: `all ${id}` });
      }
    },
  },
});

const flows = { approving, canceling, closing, adopting, adoptingUnpaid, waking };

const monthly = { amountWon: 9900, interval: { unit: 'month' }, chargesMax: 2 };
const acting = (act: 'pause' | 'resume' | 'end', then: readonly ('pause' | 'resume' | 'end')[]): Flow<unknown> =>
  flowOf({
    async prepare(virtual: VirtualWorld) {
      const { id } = await startSubscribed(virtual, { plan: monthly });
      if (act === 'resume') await actOn(virtual, id, 'pause');
      return id;
    },
    // The caller's key.
    knows: 1,
    run: (virtual, id, hook) => virtual.post(`/v1/subscriptions/${id}/${act}`, '', hook && { hook }),
    others: {
      [`the shop asks for it again, and for ${then.join(', ') || 'nothing more'}`]: async (virtual, id) => {
        for (const next of [act, ...then]) await actOn(virtual, id, next);
      },
    },
  });
const acts = {
  'pausing a subscription': acting('pause', []),
  'pausing one that is resumed': acting('pause', ['resume']),
  'resuming one that is paused again': acting('resume', ['pause']),
  'resuming one that is ended': acting('resume', ['end']),
  'ending one': acting('end', []),
};

/** All that we hold, and all that KakaoPay did, when nothing is left to do for now. */
async function everything(virtual: VirtualWorld): Promise<unknown> {
  for (let minute = 0; minute < 13; minute++) {
    await virtual.pass(60_000);
    await virtual.wake();
  }
  const payments = await allPayments(virtual);
  const ids = new Set(payments.flatMap(({ subscriptionId }) => subscriptionId ?? []));
  const subscriptions = await Promise.all([...ids].map((id) => readSubscription(virtual.service.table, id)));
  return { payments, subscriptions, entries: virtual.simulator.ledger().entries };
}

describe.each(Object.entries({ ...flows, ...acts }))(
  '%s, frozen for minutes at each of its calls, while',
  (_, flow) => {
    test.each(Object.keys(flow.others))('%s', async (other) => {
      const calls = await callsOf(async (hook) => {
        const virtual = await createWorld();
        return flow.run(virtual, await flow.prepare(virtual), hook);
      });
      expect(calls.length).toBeGreaterThan(1);
      // What it knows after a call, it still knows before the next.
      for (const [index, name] of calls.entries()) {
        if (name === 'table.query' || index <= (flow.knows ?? -1)) continue;
        const virtual = await createWorld();
        const subject = await flow.prepare(virtual);
        let left: unknown;
        const meanwhile = async () => {
          await virtual.pass(120_000);
          await flow.others[other]?.(virtual, subject);
          left = await everything(virtual);
        };
        await cutRun(flow.run(virtual, subject, freezeAt(index, meanwhile)));
        expect(left).toBeDefined();
        expect(await everything(virtual), `frozen before ${name} (${index})`).toEqual(left);
        await expectEqualBooks(virtual);
      }
    });
  },
);
