import { expect, test } from 'vitest';
import { checkAssumptions, createAssumed } from './assumed.ts';
import { assumptionNames, assumptionOf } from './assumptions.ts';
import { codes } from './codes.ts';
import { states } from './states.ts';

test.each(assumptionNames)('%s: codes and statuses are documented, and there is a choice', (name) => {
  const { choices, question } = assumptionOf(name);
  expect(new Set(choices.map(String)).size).toBe(choices.length);
  expect(choices.length).toBeGreaterThan(1);
  for (const choice of choices) {
    if (typeof choice === 'number') expect(codes).toHaveProperty(String(choice));
    else if (/^[A-Z]/.test(choice)) expect(states).toHaveProperty(choice);
  }
  expect(question.ko).toMatch(/[가-힣]/);
});

test('the first choice is assumed, unless it was started with another', () => {
  expect(createAssumed().values.guardMismatch).toBe(-722);
  expect(createAssumed({ guardMismatch: -710 }).values.guardMismatch).toBe(-710);
});

test('what is changed is kept, and a reset goes back to the start', () => {
  const assumed = createAssumed({ guardMismatch: -710 });
  expect(assumed.changed()).toEqual({});
  assumed.change({ guardMismatch: -722, restVat: 'eleventh' });
  expect(assumed.changed()).toEqual({ guardMismatch: -722, restVat: 'eleventh' });
  const again = createAssumed({ guardMismatch: -710 }, assumed.changed());
  expect(again.values).toEqual(assumed.values);
  again.reset();
  expect(again.values).toEqual(createAssumed({ guardMismatch: -710 }).values);
});

test('a wrong one is refused with a sentence, and nothing changes', () => {
  const assumed = createAssumed();
  const wrong = { restVat: 'eleventh', guardMismatch: -9999 } as never;
  expect(() => assumed.change(wrong)).toThrow('guardMismatch must be one of -722, -710, -726, not -9999.');
  expect(assumed.changed()).toEqual({});
  for (const name of ['nothing', 'toString', '__proto__']) {
    expect(() => checkAssumptions(JSON.parse(`{"${name}":1}`))).toThrow(`There is no setting ${name}: `);
  }
});
