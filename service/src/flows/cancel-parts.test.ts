import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { bodyOf, cancelPayment, startApproved } from '../../../world/actions.ts';
import { cancelElsewhere } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import type { CancellationView } from '../routes/cancellation-view.ts';

// The simulator keeps the tax-free pool, the VAT pool and the rest apart, and refuses whatever does not fit into one.

const paid = fc.record({ totalWon: fc.integer({ min: 1, max: 2000 }), free: fc.constantFrom(0, 0, 1, 37, 100) });
const vats = fc.constantFrom('usual', 'none', 'all of it' as const);
const parts = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 8 });

const orderOf = ({ totalWon, free }: { totalWon: number; free: number }, vat: string) => {
  const taxFreeWon = Math.round((totalWon * free) / 100);
  const vatWon = vat === 'none' ? 0 : totalWon - taxFreeWon;
  return { totalWon, taxFreeWon, ...(vat !== 'usual' && { vatWon }) };
};

async function giveBack(virtual: VirtualWorld, id: string, body: object): Promise<void> {
  const answer = await cancelPayment(virtual, id, body, { key: `key-${virtual.simulator.ledger().entries.length}` });
  expect(answer.status, answer.body).toBe(201);
  expect(bodyOf<CancellationView>(answer).status).toBe('canceled');
}

const entryOf = (virtual: VirtualWorld) =>
  virtual.simulator.ledger().entries.reduce(
    (sum, { kind, totalWon, taxFreeWon, vatWon }) => {
      const sign = kind === 'PAYMENT' ? 1 : -1;
      return [sum[0] + sign * totalWon, sum[1] + sign * taxFreeWon, sum[2] + sign * vatWon] as const;
    },
    [0, 0, 0] as readonly [number, number, number],
  );

test.each(['current', 'legacy'] as const)(
  '%s: KakaoPay refuses no sequence, and all of it is given back',
  (generation) =>
    fc.assert(
      fc.asyncProperty(paid, vats, parts, async (of, vat, hundredths) => {
        const virtual = await createWorld({ generation });
        const { id } = await startApproved(virtual, orderOf(of, vat));
        for (const hundredth of hundredths) {
          const { totalWon, cancellations = [] } = (await virtual.payment(id)) as Payment;
          const leftWon = totalWon - cancellations.reduce((sum, { amountWon }) => sum + amountWon, 0);
          if (leftWon > 0) await giveBack(virtual, id, { amountWon: Math.ceil((leftWon * hundredth) / 100) });
        }
        if ((await virtual.payment(id))?.status !== 'canceled') await giveBack(virtual, id, {});
        expect(await virtual.payment(id)).toMatchObject({ status: 'canceled' });
        expect(entryOf(virtual)).toEqual([0, 0, 0]);
        await expectEqualBooks(virtual);
      }),
      { numRuns: 40 },
    ),
);

test('twenty times 50 of 1,000 won, whose VAT is 91', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual, { totalWon: 1000 });
  for (let i = 0; i < 20; i++) await giveBack(virtual, id, { amountWon: 50 });
  expect(entryOf(virtual)).toEqual([0, 0, 0]);
  await expectEqualBooks(virtual);
});

test.each(['current', 'legacy'] as const)(
  '%s: what was canceled at KakaoPay itself has the tax parts that KakaoPay gave it',
  async (generation) => {
    const virtual = await createWorld({ generation });
    const { id } = await startApproved(virtual, { totalWon: 1000, taxFreeWon: 300 });
    const payment = (await virtual.payment(id)) as Payment;
    // All of it taxed, each with an eleventh of its own: not the proportions of the payment.
    for (const amountWon of [50, 51]) await cancelElsewhere(virtual, payment, amountWon);
    await cancelPayment(virtual, id, { amountWon: 500 }, { key: 'refused' });
    await giveBack(virtual, id, { amountWon: 500 });
    await giveBack(virtual, id, {});
    expect(entryOf(virtual)).toEqual([0, 0, 0]);
    const { cancellations = [] } = (await virtual.payment(id)) as Payment;
    const elsewhere = cancellations.filter(({ outcome }) => outcome === 'canceled_elsewhere');
    expect(elsewhere.reduce((sum, { taxFreeWon }) => sum + taxFreeWon, 0)).toBe(0);
    expect(elsewhere.reduce((sum, { vatWon }) => sum + vatWon, 0)).toBe(10);
    if (generation === 'current') await expectEqualBooks(virtual);
  },
);
