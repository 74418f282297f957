import { describe, expect, test } from 'vitest';
import { sampleAsked, sampleCanceled, samplePayment } from '../payment/testing.ts';
import { withElsewhere } from './cancel-evidence.ts';
import { act, at, canceling, found, intent, settled, told } from './testing.ts';

// 700 of 2,200 won are to be given back. Which of what KakaoPay shows is that?

const ours = `${canceling.id}/1`;
const notSettled = ['outcome_unknown', 'not_settled'];
const unclear = ['outcome_unknown', 'unclear'];
const never = ['found_not_canceled'];
const canceled = ['part_cancel_confirmed', '1 canceled 700'];
const elsewhere = (won: number) => `2 canceled_elsewhere ${won}`;
const forAPerson = ['found_contradiction', 'unclear_who_canceled'];

describe('as much is canceled as before', () => {
  test.each([
    ['nothing is told of acts', {}],
    ['the acts are told', { acts: [] }],
    ['no sum is told', { over: { canceled_amount: null } }],
  ])('it did not happen, once KakaoPay must have finished with it: %s', async (_, seen) => {
    expect(await told({ ...seen, askedAt: settled - 1 })).toEqual(notSettled);
    expect(await told({ ...seen, askedAt: settled })).toEqual(never);
  });
});

describe('more is canceled by just so much', () => {
  test.each([
    ['nothing is told of acts', undefined],
    ['by one act', [act('A1', { amount: 700 })]],
    ['by one act without its amount, as legacy shows it', [act('A1')]],
    ['by one act with our reference', [act('A1', { amount: 700, payload: ours })]],
  ])('it happened: %s', async (_, acts) => {
    expect(await told({ canceledWon: 700, acts })).toEqual(canceled);
  });

  test('it has the name and the time that KakaoPay tells, else the time when it was found', async () => {
    const named = await found({ canceledWon: 700, acts: [act('A1', { payload: ours })] });
    expect('cancellations' in named && named.cancellations[0]).toEqual({
      ...sampleAsked(700),
      outcome: 'canceled',
      aid: 'A1',
      at: Date.UTC(2026, 10, 23, 5, 1, 2),
    });
    const unnamed = await found({ canceledWon: 700 });
    expect('cancellations' in unnamed && unnamed.cancellations[0]).toEqual({
      ...sampleAsked(700),
      outcome: 'canceled',
      at,
    });
  });

  test.each([
    ['by an act with the reference of another', [act('A1', { amount: 700, payload: 'their own' })]],
    ['by two of other amounts', [act('A1', { amount: 300 }), act('A2', { amount: 400 })]],
    ['by two without their amounts: with ours it would be more', [act('A1'), act('A2')]],
  ])('it was somebody else: %s', async (_, acts) => {
    expect(await told({ canceledWon: 700, acts })).toEqual(notSettled);
    const [type, ...books] = await told({ canceledWon: 700, acts, askedAt: settled });
    expect(type).toBe('found_not_canceled');
    expect(books.join()).toMatch(/^2 canceled_elsewhere (700|300,3 canceled_elsewhere 400)$/);
  });

  test('also where KakaoPay does not tell the amount of the payment', async () => {
    expect(await told({ canceledWon: 700, over: { amount: null } })).toEqual(canceled);
  });

  test('but an act of ours has another amount: a person has to look', async () => {
    expect(await told({ canceledWon: 700, acts: [act('A1', { amount: 600, payload: ours })] })).toEqual(forAPerson);
  });

  test('all of it, when it was all that was left', async () => {
    const of = { ...canceling, intent: { ...intent, asked: sampleAsked(2200) } };
    expect(await told({ canceledWon: 2200, of })).toEqual(['cancel_confirmed', '1 canceled 2200']);
    expect(await told({ canceledWon: 2200, of, over: { canceled_amount: null } })).toEqual([
      'cancel_confirmed',
      '1 canceled 2200',
    ]);
  });
});

describe('more is canceled, but less than was asked for', () => {
  test.each([[undefined], [[act('A1', { amount: 500 })]], [[act('A1')]], [[act('A1', { payload: 'theirs' })]]])(
    'that was somebody else: %j',
    async (acts) => {
      expect(await told({ canceledWon: 500, acts })).toEqual(notSettled);
      expect(await told({ canceledWon: 500, acts, askedAt: settled })).toEqual([...never, elsewhere(500)]);
    },
  );

  test('and our own act is told: the sum is not that far yet', async () => {
    for (const askedAt of [at, settled]) {
      const acts = [act('A1', { amount: 700, payload: ours })];
      expect(await told({ canceledWon: 500, acts, askedAt })).toEqual(unclear);
      expect(await told({ canceledWon: 0, acts, askedAt })).toEqual(unclear);
    }
  });
});

describe('more is canceled than was asked for', () => {
  test.each([
    ['with our reference', [act('A1', { amount: 500 }), act('A2', { amount: 700, payload: ours })]],
    ['with our reference and no amounts', [act('A1'), act('A2', { payload: ours })]],
    ['with the amount', [act('A1', { amount: 700 }), act('A2', { amount: 500 })]],
    ['with the amount, beside one of another', [act('A1', { amount: 700 }), act('A2', { amount: 500, payload: 'x' })]],
  ])('ours is among it: %s', async (_, acts) => {
    expect(await told({ canceledWon: 1200, acts })).toEqual([...canceled, elsewhere(500)]);
  });

  test('all of it together', async () => {
    const acts = [act('A1', { amount: 700, payload: ours }), act('A2', { amount: 1500 })];
    expect(await told({ canceledWon: 2200, acts })).toEqual(['cancel_confirmed', '1 canceled 700', elsewhere(1500)]);
  });

  test.each([
    ['one act', [act('A1')]],
    ['one act with its amount', [act('A1', { amount: 1200 })]],
    ['acts with references, and none is ours', [act('A1', { payload: 'x' }), act('A2', { payload: 'y' })]],
    ['acts of other amounts', [act('A1', { amount: 600 }), act('A2', { amount: 600 })]],
  ])('ours is not: %s', async (_, acts) => {
    expect(await told({ canceledWon: 1200, acts })).toEqual(notSettled);
    const [type, ...books] = await told({ canceledWon: 1200, acts, askedAt: settled });
    expect(type).toBe('found_not_canceled');
    expect(books.join()).toMatch(/^2 canceled_elsewhere (1200|600,3 canceled_elsewhere 600)$/);
  });

  test.each([
    ['nothing is told of acts', undefined],
    ['two acts without amounts, as legacy shows them', [act('A1'), act('A2')]],
    ['an amount is missing', [act('A1', { amount: 700 }), act('A2')]],
    ['an act of ours with another amount', [act('A1', { amount: 1200, payload: ours })]],
  ])('nobody can tell: %s', async (_, acts) => {
    expect(await told({ canceledWon: 1200, acts })).toEqual(forAPerson);
    expect(await told({ canceledWon: 1200, acts, askedAt: settled })).toEqual(forAPerson);
  });
});

describe('after an earlier cancellation', () => {
  const asked = sampleAsked(700, { n: 2 });
  const second = (earlier: object) =>
    samplePayment('canceling', {
      intent: { ...intent, asked },
      cancellations: [{ ...sampleCanceled(300), ...earlier }],
    });
  const known = second({ aid: 'A1' });
  const nameless = second({ aid: undefined });
  const books = ['part_cancel_confirmed', '1 canceled 300', '2 canceled 700'];

  test('as much as before, that and ours, less', async () => {
    expect(await told({ of: known, canceledWon: 300, acts: [act('A1')], askedAt: settled })).toEqual([
      'found_not_canceled',
      '1 canceled 300',
    ]);
    expect(await told({ of: known, canceledWon: 1000, acts: [act('A1'), act('A2')] })).toEqual(books);
    const less = ['found_contradiction', 'less_canceled_than_before'];
    for (const canceledWon of [0, 299]) expect(await told({ of: known, canceledWon })).toEqual(less);
  });

  test('whose name is not known, no act is taken for ours by exclusion; by its reference it is', async () => {
    const acts = [act('A1', { amount: 300 }), act('A2', { amount: 700 })];
    const event = await found({ of: nameless, canceledWon: 1000, acts });
    expect('cancellations' in event && event.cancellations.map(({ aid }) => aid)).toEqual([undefined, undefined]);
    expect(await told({ of: nameless, canceledWon: 1500, acts })).toEqual(forAPerson);
    const three = [act('A1'), act('A2', { payload: `${canceling.id}/2` }), act('A3')];
    const named = await found({ of: nameless, canceledWon: 1500, acts: three });
    expect('cancellations' in named && named.cancellations).toMatchObject([
      { n: 1, outcome: 'canceled' },
      { n: 2, outcome: 'canceled', aid: 'A2' },
      { n: 3, outcome: 'canceled_elsewhere', amountWon: 500 },
    ]);
  });

  test('whose name is not known but its reference, the new one is told from it', async () => {
    const acts = [act('A1', { amount: 300, payload: ours }), act('A2', { amount: 700 })];
    const event = await found({ of: nameless, canceledWon: 1000, acts });
    expect('cancellations' in event && event.cancellations[1]).toMatchObject({ n: 2, aid: 'A2' });
  });

  test('that was refused and shows all the same, it counts as canceled elsewhere', async () => {
    const of = second({ outcome: 'refused', aid: undefined });
    const acts = [act('A1', { amount: 300, payload: ours })];
    expect(await told({ of, canceledWon: 300, acts, askedAt: settled })).toEqual([
      'found_not_canceled',
      '1 refused 300',
      '3 canceled_elsewhere 300',
    ]);
  });
});

describe('the tax parts of what was canceled elsewhere', () => {
  const partsOf = async (canceledAmount: object, acts: readonly object[]) => {
    const event = await found({ canceledWon: 500, acts, askedAt: settled, over: { canceled_amount: canceledAmount } });
    const all = 'cancellations' in event ? event.cancellations : [];
    return all.map(({ amountWon, taxFreeWon, vatWon }) => [amountWon, taxFreeWon, vatWon]);
  };

  test('are those that KakaoPay shows, spread over the acts', async () => {
    expect(await partsOf({ total: 500, tax_free: 0, vat: 7 }, [act('A1')])).toEqual([[500, 0, 7]]);
    const two = [act('A1', { amount: 300 }), act('A2', { amount: 200 })];
    expect(await partsOf({ total: 500, tax_free: 0, vat: 7 }, two)).toEqual([
      [300, 0, 4],
      [200, 0, 3],
    ]);
  });

  test('are in the proportions of the payment where KakaoPay shows none, or some that cannot be', async () => {
    const likely = [[500, 0, 45]];
    expect(await partsOf({ total: 500 }, [act('A1')])).toEqual(likely);
    expect(await partsOf({ total: 500, tax_free: 0, vat: 201 }, [act('A1')])).toEqual(likely);
    expect(await partsOf({ total: 500, tax_free: 1, vat: 7 }, [act('A1')])).toEqual(likely);
    expect(await partsOf({ total: 500, tax_free: 0, vat: -1 }, [act('A1')])).toEqual(likely);
  });

  test('leave to ours what was asked for', async () => {
    const asked = sampleAsked(700, { vatWon: 200 });
    const of = { ...canceling, intent: { ...intent, asked } };
    const acts = [act('A1', { amount: 700, payload: ours }), act('A2', { amount: 500 })];
    const event = await found({ of, canceledWon: 1200, acts });
    expect('cancellations' in event && event.cancellations.map(({ vatWon }) => vatWon)).toEqual([200, 0]);
  });
});

describe('what was canceled elsewhere', () => {
  const books = (amountWon: number, told: Parameters<typeof withElsewhere>[4]) =>
    withElsewhere(samplePayment('approved'), { n: 0 }, amountWon, at, told);

  test('is nothing where nothing more is canceled, whatever acts are told', () => {
    const payment = samplePayment('approved');
    const acts = [{ aid: 'A9', payment_action_type: 'CANCEL', amount: 500 }];
    expect(withElsewhere(payment, { n: 0 }, 0, at, { payment_action_details: acts })).toBe(payment);
  });

  test('has the tax parts that are told, where they are those of just this amount', () => {
    const sum = { total: 500, tax_free: 0, vat: 30 };
    const one = { n: 1, outcome: 'canceled_elsewhere', at };
    expect(books(500, { canceled_amount: sum }).cancellations).toEqual([
      { ...one, amountWon: 500, taxFreeWon: 0, vatWon: 30 },
    ]);
    expect(books(600, { canceled_amount: sum }).cancellations).toEqual([
      { ...one, amountWon: 600, taxFreeWon: 0, vatWon: 55 },
    ]);
  });
});
