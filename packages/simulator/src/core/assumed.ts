import { type AssumptionName, type Assumptions, assumptionNames, assumptionOf } from './assumptions.ts';

/** One setting as it is now. */
export interface Setting {
  readonly name: AssumptionName;
  /** A plain English sentence. */
  readonly question: string;
  readonly value: string | number;
  /** The usual one first. */
  readonly choices: readonly (string | number)[];
  readonly mark: string;
}

/** What is assumed where KakaoPay is not known. It can be changed at any time, and matters from the next call on. */
export interface Settings {
  list(): readonly Setting[];
  /** Throws a TypeError for an unknown name or choice, and changes nothing then. */
  change(some: Partial<Assumptions>): void;
}

export interface Assumed extends Settings {
  /** Always the same object, so that a call reads one property. */
  readonly values: Assumptions;
  /** What differs from the start: this is what a saved state keeps. */
  changed(): Partial<Assumptions>;
  reset(): void;
}

/** The choice that a value or its text means; undefined when it is none. */
export const choiceOf = (name: AssumptionName, value: unknown): string | number | undefined =>
  assumptionOf(name).choices.find((choice) => String(choice) === String(value));

export const choicesOf = (name: AssumptionName): string => assumptionOf(name).choices.join(', ');

/** Names with their choices as they are; texts of numbers become numbers. Throws a TypeError with one sentence. */
export function checkAssumptions(input: Readonly<Record<string, unknown>>): Partial<Assumptions> {
  const checked = Object.entries(input).map(([name, value]) => {
    const known = assumptionNames.find((one) => one === name);
    if (known === undefined)
      throw new TypeError(`There is no setting ${name}: it is one of ${assumptionNames.join(', ')}.`);
    const choice = choiceOf(known, value);
    if (choice === undefined) throw new TypeError(`${name} must be one of ${choicesOf(known)}, not ${value}.`);
    return [known, choice];
  });
  return Object.fromEntries(checked) as Partial<Assumptions>;
}

const usual = Object.fromEntries(assumptionNames.map((name) => [name, assumptionOf(name).choices[0]]));

/** `start` is what it was started with and goes back to; `saved` is what had been changed since. */
export function createAssumed(start: Partial<Assumptions> = {}, saved: Partial<Assumptions> = {}): Assumed {
  const first = { ...usual, ...checkAssumptions(start) } as Assumptions;
  const values: Assumptions = { ...first, ...checkAssumptions(saved) };
  return {
    values,
    list: () =>
      assumptionNames.map((name) => {
        const { question, choices, mark } = assumptionOf(name);
        return { name, question: question.en, value: values[name], choices, mark };
      }),
    change(some) {
      Object.assign(values, checkAssumptions(some));
    },
    changed: () =>
      Object.fromEntries(Object.entries(values).filter(([name, value]) => first[name as AssumptionName] !== value)),
    reset() {
      Object.assign(values, first);
    },
  };
}
