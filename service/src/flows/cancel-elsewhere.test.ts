import { describe, expect, test } from 'vitest';
import { expectGivenBack } from '../../../tests/books.ts';
import { cancel, getCancellations } from '../../../tests/canceling.ts';
import { startApproved, statusOf } from '../../../world/actions.ts';
import { cutAll, type Hook } from '../../../world/outside.ts';
import { cancelElsewhere, changing } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';

// What happens at KakaoPay without this service: somebody cancels there, or KakaoPay shows what cannot be.

const errorsOf = ({ lines }: VirtualWorld) =>
  lines.map((line) => JSON.parse(line)).flatMap(({ level, message }) => (level === 'ERROR' ? [message] : []));

describe.each(['current', 'legacy'] as const)('%s: somebody cancels at KakaoPay itself', (generation) => {
  async function paid() {
    const virtual = await createWorld({ generation });
    const { id } = await startApproved(virtual);
    return { virtual, id, payment: (await virtual.payment(id)) as Payment };
  }
  const statuses = async (virtual: VirtualWorld, id: string) => {
    const { cancellations = [] } = (await virtual.payment(id)) as Payment;
    return cancellations.map(({ outcome, amountWon }) => `${outcome} ${amountWon}`);
  };

  test('a part before: the guard refuses ours, theirs is adopted, and ours can be asked for again', async () => {
    const { virtual, id, payment } = await paid();
    await cancelElsewhere(virtual, payment, 500);
    expect(await cancel(virtual, id, { amountWon: 1700 })).toMatchObject({ httpStatus: 422, kakaoPay: { code: -722 } });
    expect(await statuses(virtual, id)).toEqual(['refused 1700', 'canceled_elsewhere 500']);
    expect(await getCancellations(virtual, id)).toMatchObject({ canceledWon: 500, leftWon: 1700 });
    expect(await getCancellations(virtual, id, '2')).toMatchObject({ status: 'canceled_elsewhere', amountWon: 500 });
    expect(await cancel(virtual, id, { amountWon: 1700 }, 'key-2')).toMatchObject({ httpStatus: 201, id: '3' });
    await expectGivenBack(virtual, id, [500, 1700]);
  });

  test('all of it before: nothing is left', async () => {
    const { virtual, id, payment } = await paid();
    await cancelElsewhere(virtual, payment, 2200);
    expect(await cancel(virtual, id, { amountWon: 700 })).toMatchObject({ httpStatus: 422, kakaoPay: { code: -784 } });
    expect(await statuses(virtual, id)).toEqual(['refused 700', 'canceled_elsewhere 2200']);
    expect(await statusOf(virtual, id)).toBe('canceled');
    await expectGivenBack(virtual, id, [2200]);
  });

  test('so much that ours is no longer left, while ours is lost', async () => {
    const { virtual, id, payment } = await paid();
    await cancel(virtual, id, { amountWon: 700 }, 'key-1', cutAll('kakaopay.cancel', 'before', 'lose'));
    await cancelElsewhere(virtual, payment, 1600);
    await virtual.settle();
    expect(await statuses(virtual, id)).toEqual(['refused 700', 'canceled_elsewhere 1600']);
    const answer = await cancel(virtual, id, { amountWon: 700 });
    expect(answer).toMatchObject({ httpStatus: 422, code: 'cancellation_refused', detail: 'The reason is overtaken.' });
    await expectGivenBack(virtual, id, [1600]);
  });

  test('as much as ours, while ours is lost: it is not given back a second time', async () => {
    const { virtual, id, payment } = await paid();
    await cancel(virtual, id, { amountWon: 700 }, 'key-1', cutAll('kakaopay.cancel', 'before', 'lose'));
    await cancelElsewhere(virtual, payment, 700);
    await virtual.settle();
    expect(await cancel(virtual, id, { amountWon: 700 })).toMatchObject({ httpStatus: 201, id: '1' });
    await expectGivenBack(virtual, id, [700]);
  });

  test('as much as ours, with another VAT: it counts as ours, and the books have the VAT that KakaoPay has', async () => {
    const { virtual, id, payment } = await paid();
    const wanted = { amountWon: 700, vatWon: 60 };
    await cancel(virtual, id, wanted, 'key-1', cutAll('kakaopay.cancel', 'before', 'lose'));
    await cancelElsewhere(virtual, payment, 700);
    await virtual.settle();
    const { cancellations } = (await virtual.payment(id)) as Payment;
    // KakaoPay's own share of 700 won, where nobody names one.
    expect(cancellations).toMatchObject([{ outcome: 'canceled', amountWon: 700, vatWon: 64 }]);
    await expectGivenBack(virtual, id, [700]);
  });

  test('another part, while ours was carried out and its answer lost', async () => {
    const { virtual, id, payment } = await paid();
    const silent: Hook = ({ name, moment }) =>
      name.startsWith('kakaopay.') && moment === 'after' ? 'lose' : undefined;
    await cancel(virtual, id, { amountWon: 700 }, 'key-1', silent);
    await cancelElsewhere(virtual, payment, 500);
    await virtual.settle();
    if (generation === 'current') {
      expect(await statuses(virtual, id)).toEqual(['canceled 700', 'canceled_elsewhere 500']);
      await expectGivenBack(virtual, id, [700, 500]);
    } else {
      // Legacy tells neither amounts nor references.
      const failure = { reason: 'unclear_who_canceled' };
      expect(await virtual.payment(id)).toMatchObject({ status: 'needs_review', failure });
      expect(errorsOf(virtual)).toEqual(['needs_review']);
    }
  });
});

describe('what KakaoPay says that cannot be', () => {
  test.each([
    [
      'it shows less as canceled than it had confirmed',
      /"canceled_amount":\{"total":700/,
      '"canceled_amount":{"total":699',
    ],
    ['it shows no approval any more', '"status":"PART_CANCEL_PAYMENT"', '"status":"FAIL_PAYMENT"'],
  ])('%s: a person is called', async (_, from, to) => {
    let isOn = false;
    const virtual = await createWorld({ transport: changing(from, to, () => isOn) });
    const { id } = await startApproved(virtual);
    await cancel(virtual, id, { amountWon: 700 });
    isOn = true;
    const lost = cutAll('kakaopay.cancel', 'before', 'lose');
    expect(await cancel(virtual, id, { amountWon: 500 }, 'key-2', lost)).toMatchObject({
      httpStatus: 202,
      status: 'needs_review',
    });
    expect(errorsOf(virtual)).toEqual(['needs_review']);
    await virtual.settle();
    expect(virtual.simulator.ledger().totals).toMatchObject({ cancels: 1, netWon: 1500 });
  });
});
