import * as v from 'valibot';
import { choiceOf, choicesOf } from '../core/assumed.ts';
import { type Assumptions, assumptionNames, assumptionOf } from '../core/assumptions.ts';
import type { ControlRoute } from './route.ts';

const value = v.union([v.string(), v.number()]);

/** A choice of its own kind, or its text, which is all that a form can send. */
const choiceSchemas = assumptionNames.map((name) => {
  const { choices, question } = assumptionOf(name);
  const texts = choices.map(String);
  const choice = v.pipe(
    v.picklist([...new Set([...choices, ...texts])], `it must be one of ${choicesOf(name)}.`),
    v.transform((given) => choiceOf(name, given)),
    v.description(question.en),
  );
  return [name, v.optional(choice)] as const;
});

const settingsBody = v.pipe(
  v.strictObject(Object.fromEntries(choiceSchemas), 'there is no such setting.'),
  v.minEntries(1, 'it must name a setting.'),
);

const settingsAnswer = v.object({
  settings: v.array(
    v.object({
      name: v.string(),
      question: v.pipe(v.string(), v.description('what is not known of the real KakaoPay')),
      value,
      choices: v.pipe(v.array(value), v.description('the usual one first')),
      mark: v.pipe(v.string(), v.description('how sure the usual one is: doc, client or inferred')),
    }),
  ),
});

/** The settings of `/_sim`: what is assumed where KakaoPay is not known. */
export const settingsCalls: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_sim/settings',
    summary: 'What is assumed where the real KakaoPay is not known',
    answer: settingsAnswer,
    run: ({ settings }) => ({ settings: settings.list() }),
  },
  {
    method: 'POST',
    path: '/_sim/settings',
    summary: 'Assume something else: some settings by name',
    body: settingsBody,
    answer: settingsAnswer,
    run({ settings }, _id, body) {
      settings.change(body as Partial<Assumptions>);
      return { settings: settings.list() };
    },
  },
];
