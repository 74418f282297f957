import { describe, expect, test } from 'vitest';
import type { EventView } from '../../service/src/routes/event-view.ts';
import type { PaymentView } from '../../service/src/routes/view.ts';
import { type Act, actsOf, paidTwice, unequalBooks } from './books.ts';
import { badTries, untold, untoldActs } from './told.ts';
import { undoneOrDoneTwice, type Wanted } from './wanted.ts';

// What is wrong is found: a run that finds nothing says something only then.

const payment: Act = {
  kind: 'PAYMENT',
  orderId: 'A-1',
  totalWon: 1000,
  taxFreeWon: 0,
  vatWon: 91,
  tid: 'T1',
  aid: 'A1',
};
const cancel: Act = { ...payment, kind: 'CANCEL', totalWon: 300, vatWon: 27, aid: 'A2' };
const { tid: _, aid: __, ...unnamed } = payment;

describe('books', () => {
  test.each<[string, Act[], Act[], string[]]>([
    ['equal', [payment, cancel], [cancel, payment], []],
    ['equal, though an answer with the ids was lost', [unnamed], [payment], []],
    ['a won off', [{ ...payment, totalWon: 1001 }], [payment], ['only in our', 'only in KakaoPay']],
    ['a won off in the tax parts', [{ ...payment, vatWon: 90 }], [payment], ['only in our', 'only in KakaoPay']],
    ['taken and not known', [], [payment], ['only in KakaoPay']],
    ['known and not taken', [payment], [], ['only in our']],
    ['given back twice', [payment, cancel], [payment, cancel, { ...cancel, aid: 'A3' }], ['only in KakaoPay']],
  ])('%s', (_name, ours, theirs, found) => {
    const said = unequalBooks(ours, theirs);
    expect(said).toHaveLength(found.length);
    found.forEach((words, at) => {
      expect(said[at]).toContain(words);
    });
  });

  test('an order that was paid twice, and a date that was charged twice by two tries', () => {
    expect(paidTwice([payment, cancel])).toEqual([]);
    expect(paidTwice([payment, { ...payment, tid: 'T2' }])).toEqual(['paid 2 times: A-1']);
    const charge = { ...payment, orderId: 'sub_01m8-3' };
    expect(paidTwice([charge, { ...charge, orderId: 'sub_01m8-4' }])).toEqual([]);
    expect(paidTwice([charge, { ...charge, orderId: 'sub_01m8-3-1' }])).toEqual(['paid 2 times: sub_01m8-3']);
  });

  test('what is open moved nothing, and what was given back did', () => {
    const view = { orderId: 'A-1', totalWon: 1000, taxFreeWon: 0, vatWon: 91, tid: 'T1' };
    const as = (status: string) => ({ ...view, status }) as PaymentView;
    expect(actsOf(as('expired'), [])).toEqual([]);
    const parts = { id: '1', paymentId: 'pay_1', taxFreeWon: 0, vatWon: 27 };
    const canceled = { ...parts, status: 'canceled' as const, amountWon: 300 };
    const refused = { ...parts, status: 'refused' as const, amountWon: 200 };
    expect(actsOf(as('partially_canceled'), [canceled, refused]).map(({ totalWon }) => totalWon)).toEqual([1000, 300]);
  });
});

describe('what the shops were told', () => {
  const views = [
    { id: 'pay_1', orderId: 'A-1' },
    { id: 'pay_2', orderId: 'sub_1-1', subscriptionId: 'sub_1' },
  ] as PaymentView[];
  const charge = { ...payment, orderId: 'sub_1-1', totalWon: 9900 };
  const nothing: Wanted = { cancels: [], charges: [], planned: [], unexpected: [], periods: 1 };

  test.each<[string, Partial<Wanted>, Act[], string[]]>([
    ['done', { cancels: [{ paymentId: 'pay_1', amountWon: 300 }] }, [payment, cancel], []],
    [
      'lost',
      { cancels: [{ paymentId: 'pay_1', amountWon: 300 }] },
      [payment],
      ['asked for, and not done: A-1 given back 300'],
    ],
    ['done for nobody', {}, [payment, cancel], ['done, and not asked for: A-1 given back 300']],
    ['a period left out', { planned: ['sub_1'] }, [], ['asked for, and not done: sub_1 charged 9900']],
    ['a period twice', { planned: ['sub_1'] }, [charge, charge], ['done, and not asked for: sub_1 charged 9900']],
  ])('%s', (_name, wanted, theirs, found) => {
    expect(undoneOrDoneTwice({ ...nothing, ...wanted }, views, theirs)).toEqual(found);
  });
});

describe('events', () => {
  const told = (id: string, over = {}) => ({ id, body: `{"type":"x","data":{}}`, genuine: true, status: 204, ...over });
  const listed = (id: string, state = 'delivered') =>
    ({ id, type: 'payment.approved', deliveries: [{ endpointId: 'we_1', state }] }) as unknown as EventView;

  test('each at least once and in order', () => {
    const events = [listed('pay_1_2'), listed('pay_1_3')];
    expect(
      untold(events, [told('pay_1_2', { status: 503 }), told('pay_1_2'), told('pay_1_3'), told('pay_1_2')]),
    ).toEqual([]);
    expect(untold(events, [told('pay_1_2'), told('pay_1_3', { status: 503 })])).toEqual([
      'never told: pay_1_3 payment.approved',
    ]);
    expect(untold(events, [told('pay_1_3'), told('pay_1_2')])).toEqual(['told after a later one: pay_1_2']);
    expect(untold([], [told('pay_1_2')])).toEqual(['told, and not listed: pay_1_2']);
    expect(untold([{ ...listed('pay_1_2'), deliveries: [] }], [told('pay_1_2')])).toEqual([
      'not listed as delivered: pay_1_2 []',
    ]);
    expect(untold([listed('pay_1_2', 'parked')], [told('pay_1_2')])).toEqual([
      'not listed as delivered: pay_1_2 [{"endpointId":"we_1","state":"parked"}]',
    ]);
  });

  test('each try signed, with the bytes of the first', () => {
    expect(badTries([told('pay_1_2'), told('pay_1_2')])).toEqual([]);
    expect(badTries([told('pay_1_2'), told('pay_1_2', { body: '{}' })])).toEqual([
      'other bytes under the same id: pay_1_2',
    ]);
    expect(badTries([told('pay_1_2', { genuine: false })])).toEqual(['a signature that does not fit: pay_1_2']);
  });

  test('each act of the ledger', () => {
    const approved = told('pay_1_2', { body: '{"type":"payment.approved","data":{"orderId":"A-1"}}' });
    expect(untoldActs([approved, approved], [payment])).toEqual([]);
    expect(untoldActs([], [payment])).toEqual(['told too seldom: PAYMENT A-1']);
    expect(untoldActs([approved], [payment, cancel])).toEqual(['told too seldom: CANCEL A-1']);
  });
});
