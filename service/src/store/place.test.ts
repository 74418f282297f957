import { describe, expect, test } from 'vitest';
import type { Outbox, Untold } from '../webhooks/outbox.ts';
import { placeOf, type Standing, storedWakeAt } from './place.ts';

/** The queue of what is due of this id is `due#2`. */
const id = 'pay_01m83ccy40eqyf4q04fx5fmdgv';
const rest: Standing = { queue: 'changed#2026-11-23', queuedAt: 1 };
const due = (queuedAt: number): Standing => ({ queue: 'due#2', queuedAt });
const untold = (at: number, slot?: number): Untold => ({
  pending: [1],
  tries: 0,
  at,
  ...(slot !== undefined && { slot }),
});

describe('an item stands', () => {
  test.each<[string, Standing | undefined, Outbox | undefined, Standing]>([
    ['at rest when nothing is to be done', undefined, undefined, rest],
    ['at rest when nobody is to be told either', undefined, {}, rest],
    ['at its own next step', due(20), undefined, due(20)],
    ['where somebody is to be told', undefined, { a: untold(30) }, due(30)],
    [
      'in the queue of the endpoint that did not answer',
      undefined,
      { a: untold(30, 3) },
      { queue: 'retry#3', queuedAt: 30 },
    ],
    ['at what comes first, a step', due(20), { a: untold(30, 0) }, due(20)],
    [
      'at what comes first, a delivery',
      due(20),
      { a: untold(30), b: untold(10, 1) },
      { queue: 'retry#1', queuedAt: 10 },
    ],
    [
      'at the earliest of several deliveries',
      undefined,
      { a: untold(3, 0), b: untold(2, 1), c: untold(9, 2) },
      { queue: 'retry#1', queuedAt: 2 },
    ],
    ['at its own step of two things at one moment', due(20), { a: untold(20, 4) }, due(20)],
    [
      'where KakaoPay’s next answer finds it, whatever else it waits for',
      { queue: 'unanswered', queuedAt: 40 },
      { a: untold(15, 2) },
      { queue: 'unanswered', queuedAt: 15 },
    ],
    [
      'where KakaoPay’s next answer finds it, by its own time',
      { queue: 'unanswered', queuedAt: 40 },
      undefined,
      { queue: 'unanswered', queuedAt: 40 },
    ],
  ])('%s', (_, step, outbox, place) => {
    expect(placeOf({ id, step, outbox, rest })).toEqual(place);
  });
});

describe('the time of the next step is stored beside the place', () => {
  const outbox: Outbox = { a: untold(30) };

  test.each<[string, object, { outbox?: Outbox; wakeAt?: number }, object]>([
    ['never while nobody is to be told', {}, { wakeAt: 20 }, {}],
    ['while somebody is', {}, { outbox, wakeAt: 20 }, { wakeAt: 20 }],
    ['still while somebody is', { outbox }, { outbox, wakeAt: 25 }, { wakeAt: 25 }],
    ['no more when there is no next step', { outbox }, { outbox }, { wakeAt: undefined }],
    ['no more when everybody was told', { outbox }, { wakeAt: 20 }, { wakeAt: undefined }],
  ])('%s', (_, before, after, changes) => {
    expect(storedWakeAt(before, after)).toStrictEqual(changes);
  });
});
