import { beforeEach, describe, expect, test } from 'vitest';
import { seededIds } from '../../../world/world.ts';
import { newPaymentId } from '../ids.ts';
import type { Payment } from '../payment/payment.ts';
import { sampleAsked, sampleCanceled, samplePayment } from '../payment/testing.ts';
import type { Table } from '../ports/table.ts';
import { createMemoryTable } from '../table/memory.ts';
import { contended } from '../table/testing/contended.ts';
import { canceledOn, closeDays, closedDays, noteCancellations } from './cancellation-days.ts';
import { insertPayment } from './payments.ts';

let table: Table;
beforeEach(() => {
  table = createMemoryTable();
});

/** A time of a day in Korea. */
const at = (day: string, time = '14:00:00') => Date.parse(`${day}T${time}+09:00`);
const ids = seededIds('cancellation-days');

/** A payment of a day that is canceled on another one; what it was changed last is told by its event. */
async function make(createdOn: string, canceledAt: number, changedAt = canceledAt): Promise<Payment> {
  const createdAt = at(createdOn);
  const events = [{ n: 1, type: 'cancel_confirmed' as const, at: changedAt }];
  const cancellations = [{ ...sampleCanceled(2200), at: canceledAt }];
  const id = newPaymentId(ids, createdAt);
  const payment = samplePayment('canceled', { id, createdAt, events, cancellations });
  await insertPayment(table, payment);
  return payment;
}

const now = at('2026-12-10');

async function found(from: string, to = from, when = now): Promise<string[]> {
  const all: string[] = [];
  for await (const page of canceledOn(table, { from, to }, when)) all.push(...page);
  return all;
}

/** The notes of a day. */
const notes = async (day: string) =>
  (await table.query({ pk: `cancellations#${day}`, limit: 100 })).items.map(({ sk }) => sk);

describe('notes', () => {
  test('stand under the Korean day of each cancellation that was carried out, however often they are made', async () => {
    const one = sampleCanceled(100);
    const failure = { reason: 'refused' } as const;
    const payment = samplePayment('partially_canceled', {
      cancellations: [
        { ...one, n: 1, at: at('2026-11-24', '23:59:59') },
        { ...sampleAsked(100, { n: 2 }), outcome: 'refused', failure, at: at('2026-11-24') },
        {
          n: 3,
          amountWon: 100,
          taxFreeWon: 0,
          vatWon: 9,
          outcome: 'canceled_elsewhere',
          at: at('2026-11-25', '00:00:00'),
        },
      ],
    });
    await noteCancellations(table, payment);
    await noteCancellations(table, payment);
    expect(await notes('2026-11-24')).toEqual([`${payment.id}#1`]);
    expect(await notes('2026-11-25')).toEqual([`${payment.id}#3`]);
  });

  test('tell of an approval that came on a later day than its payment, and of no other', async () => {
    const approval = { method: 'MONEY', approvedAt: at('2026-11-26') };
    const late = samplePayment('approved', { approval });
    await noteCancellations(table, late);
    await noteCancellations(table, samplePayment('approved', { id: newPaymentId(ids, at('2026-11-23')) }));
    expect(await notes('2026-11-26')).toEqual([`${late.id}#0`]);
    expect(await notes('2026-11-23')).toEqual([]);
  });

  test('are none for a payment that was neither approved nor canceled', async () => {
    const none = { ...table, putIfAbsent: () => Promise.reject(new Error('was written')) };
    await noteCancellations(none, samplePayment('ready'));
    await noteCancellations(none, samplePayment('approved'));
  });
});

describe('closing days', () => {
  test.each([
    [
      'the next one',
      [
        ['2026-11-23', '2026-11-24'],
        ['2026-11-25', '2026-11-25'],
      ],
      ['2026-11-23', '2026-11-25'],
    ],
    [
      'the ones before',
      [
        ['2026-11-23', '2026-11-24'],
        ['2026-11-01', '2026-11-22'],
      ],
      ['2026-11-01', '2026-11-24'],
    ],
    [
      'the same again',
      [
        ['2026-11-23', '2026-11-24'],
        ['2026-11-23', '2026-11-23'],
      ],
      ['2026-11-23', '2026-11-24'],
    ],
    [
      'later ones, with a gap',
      [
        ['2026-11-23', '2026-11-24'],
        ['2026-11-26', '2026-11-27'],
      ],
      ['2026-11-26', '2026-11-27'],
    ],
    [
      'earlier ones, with a gap',
      [
        ['2026-11-26', '2026-11-27'],
        ['2026-11-23', '2026-11-24'],
      ],
      ['2026-11-26', '2026-11-27'],
    ],
  ])('%s', async (_, closings, [from, to]) => {
    expect(await closedDays(table)).toBeUndefined();
    for (const [first = '', last = ''] of closings) await closeDays(table, { from: first, to: last });
    expect(await closedDays(table)).toEqual({ from, to });
  });

  test('two at once close both', async () => {
    await closeDays(table, { from: '2026-11-23', to: '2026-11-23' });
    await Promise.all([
      closeDays(table, { from: '2026-11-24', to: '2026-11-24' }),
      closeDays(table, { from: '2026-11-22', to: '2026-11-22' }),
    ]);
    expect(await closedDays(table)).toEqual({ from: '2026-11-22', to: '2026-11-24' });
  });
});

test('closing days that somebody else changes each time is given up after five tries', async () => {
  await closeDays(table, { from: '2026-11-23', to: '2026-11-23' });
  const { table: busy, tries } = contended(table);
  const days = { from: '2026-11-24', to: '2026-11-24' };
  await expect(closeDays(busy, days)).rejects.toThrow('The closed days changed too often');
  expect(tries()).toBe(5);
});

describe('the payments canceled on a day are found', () => {
  test('where no day was ever closed', async () => {
    const { id } = await make('2026-10-01', at('2026-11-24'));
    expect(await found('2026-11-24')).toEqual([id]);
    expect(await found('2026-11-25')).toEqual([]);
  });

  test('by their note alone on a day that is closed: nothing of that day is walked over', async () => {
    const payment = await make('2026-10-01', at('2026-11-24'));
    await closeDays(table, { from: '2026-11-24', to: '2026-12-09' });
    expect(await found('2026-11-24')).toEqual([]);
    await noteCancellations(table, payment);
    expect(await found('2026-11-24')).toEqual([payment.id]);
    expect(await found('2026-11-23', '2026-11-25')).toEqual([payment.id]);
    expect(await found('2026-11-25')).toEqual([]);
  });

  test('when that became known after the day was closed', async () => {
    await closeDays(table, { from: '2026-11-01', to: '2026-12-09' });
    const { id } = await make('2026-10-01', at('2026-11-24'), at('2026-12-10', '09:00:00'));
    expect(await found('2026-11-24')).toEqual([id]);
  });

  test('on days before those that are closed, changed then or later', async () => {
    await closeDays(table, { from: '2026-12-01', to: '2026-12-09' });
    const early = await make('2026-10-01', at('2026-11-24'), at('2026-11-30', '23:59:59'));
    const late = await make('2026-10-02', at('2026-11-24'), at('2026-12-10', '00:00:00'));
    const noted = await make('2026-10-03', at('2026-11-24'), at('2026-12-05'));
    await noteCancellations(table, noted);
    expect((await found('2026-11-24')).sort()).toEqual([early.id, late.id, noted.id].sort());
  });

  test('once, though noted and walked over', async () => {
    const payment = await make('2026-10-01', at('2026-11-24'));
    await noteCancellations(table, payment);
    expect(await found('2026-11-23', '2026-11-24')).toEqual([payment.id]);
  });

  test('when our clock had not reached the day yet', async () => {
    const { id } = await make('2026-10-01', at('2026-11-24', '00:00:01'), at('2026-11-23', '23:59:59'));
    expect(await found('2026-11-24')).toEqual([id]);
    await closeDays(table, { from: '2026-11-22', to: '2026-11-23' });
    expect(await found('2026-11-24')).toEqual([id]);
  });

  test('when our clock had not reached the first of the closed days yet', async () => {
    const { id } = await make('2026-10-01', at('2026-11-24', '00:00:01'), at('2026-11-23', '23:59:59'));
    await closeDays(table, { from: '2026-11-24', to: '2026-11-25' });
    expect(await found('2026-11-24')).toEqual([id]);
  });

  test('among what was changed from ten minutes before those days on, unless that was closed', async () => {
    await closeDays(table, { from: '2026-11-24', to: '2026-11-25' });
    const canceledAt = at('2026-11-23');
    await make('2026-10-01', canceledAt, at('2026-11-22', '23:49:59'));
    const first = await make('2026-10-02', canceledAt, at('2026-11-22', '23:50:00'));
    const last = await make('2026-10-03', canceledAt, at('2026-11-24', '00:00:00') - 1);
    await make('2026-10-04', canceledAt, at('2026-11-24', '00:00:00'));
    await make('2026-10-05', canceledAt, at('2026-11-25', '23:49:59'));
    const late = await make('2026-10-06', canceledAt, at('2026-11-25', '23:50:00'));
    expect(await found('2026-11-23')).toEqual([first.id, last.id, late.id]);
    expect(await found('2026-11-26')).toEqual([late.id]);
    expect(await found('2026-11-27')).toEqual([]);
  });

  test('without looking twice at what is not at rest, but where days before the closed ones are asked for', async () => {
    let walks = 0;
    const watched: Table = {
      ...table,
      query(query) {
        if (query.pk === 'review') walks += 1;
        return table.query(query);
      },
    };
    const walksFor = async (day: string) => {
      walks = 0;
      for await (const ids of canceledOn(watched, { from: day, to: day }, now)) expect(ids).toEqual([]);
      return walks;
    };
    expect(await walksFor('2026-11-24')).toBe(1);
    await closeDays(table, { from: '2026-11-24', to: '2026-11-25' });
    const found: number[] = [];
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']) found.push(await walksFor(day));
    expect(found).toEqual([2, 2, 1, 1]);
  });

  test('and nothing but payments', async () => {
    const queued = { queue: 'changed#2026-11-24', queuedAt: at('2026-11-24') };
    await table.putIfAbsent({ pk: 'subscriptions#2026-11-24', sk: 'sub_01m83ccy40eqyf4q04fx5fmdgv', ...queued });
    expect(await found('2026-11-24')).toEqual([]);
  });

  test('however many there are', async () => {
    const made: string[] = [];
    for (let i = 0; i < 1_100; i++) made.push((await make('2026-10-01', at('2026-11-24') + i)).id);
    expect((await found('2026-11-24')).sort()).toEqual(made.sort());
    for (const id of made) await table.putIfAbsent({ pk: 'cancellations#2026-11-24', sk: `${id}#1` });
    await closeDays(table, { from: '2026-11-24', to: '2026-12-09' });
    expect(await found('2026-11-24')).toEqual(made.sort());
  });
});
