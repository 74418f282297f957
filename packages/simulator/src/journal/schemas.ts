import * as v from 'valibot';
import { callNames } from '../api/calls.ts';
import { payerEvents } from '../core/states.ts';
import { keyKinds, schemes } from './key-looks.ts';
import { effects } from './seen.ts';

/** What `/_sim/requests` and `/_sim/payments/{tid}/history` answer, and the types of the same from code. */

/** From the least to the worst. */
export const severities = ['hint', 'warning', 'error'] as const;
export type Severity = (typeof severities)[number];

const told = <T extends v.GenericSchema>(schema: T, text: string) => v.pipe(schema, v.description(text));

export const finding = v.object({
  rule: told(v.string(), 'what it is about, such as sent_twice'),
  severity: told(v.picklist(severities), 'error: cannot work at KakaoPay; warning: will lose money one day; hint'),
  en: v.string(),
  ko: v.string(),
});

const begin = {
  n: told(v.pipe(v.number(), v.integer()), 'counts what happened; the `after` of a page is one of these'),
  at: told(v.string(), 'ISO 8601 with the offset of Korea, by the virtual clock'),
  atMs: told(v.pipe(v.number(), v.integer()), 'the same in milliseconds since 1970'),
};

const about = { tid: v.optional(v.string()), sid: v.optional(v.string()) };

export const journalEntry = v.variant('kind', [
  v.object({
    ...begin,
    kind: v.literal('call'),
    ...about,
    orderId: v.optional(v.string()),
    generation: v.picklist(['legacy', 'current']),
    method: v.string(),
    path: v.string(),
    call: told(v.optional(v.picklist(callNames)), 'absent where there is no such call'),
    key: told(
      v.object({ scheme: v.picklist(schemes), kind: v.picklist(keyKinds) }),
      'the scheme of the Authorization header and what kind of key it looks like; never the key',
    ),
    contentType: v.string(),
    userAgent: v.optional(v.string()),
    parameters: told(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])), 'cut, secrets as ***'),
    pgToken: told(v.optional(v.picklist(['right', 'wrong'])), 'whether pg_token was the one of this payment'),
    effect: v.picklist(effects),
    won: told(v.optional(v.pipe(v.number(), v.integer())), 'won that were approved, charged or canceled'),
    status: told(v.optional(v.number()), 'HTTP status; absent while the answer is held back, and where it was lost'),
    code: told(v.optional(v.number()), 'KakaoPay’s code of a refusal'),
    text: told(v.optional(v.string()), 'KakaoPay’s text of a refusal'),
    fault: told(v.optional(v.string()), 'the kind of the injected fault that struck'),
    lost: told(v.boolean(), 'the caller got no whole answer; `effect` tells whether anything was done'),
    findings: v.array(finding),
  }),
  v.object({
    ...begin,
    kind: v.literal('payer'),
    ...about,
    step: v.picklist([...payerEvents, 'end_subscription']),
    findings: v.array(finding),
  }),
  v.object({
    ...begin,
    kind: told(v.literal('clock'), 'the clock was moved; `at` is the time after it'),
    byMs: told(v.pipe(v.number(), v.integer()), 'milliseconds'),
    findings: v.array(finding),
  }),
  v.object({
    ...begin,
    kind: told(v.literal('expired'), 'nobody finished this payment request in time'),
    tid: v.string(),
    findings: v.array(finding),
  }),
]);

export type Finding = v.InferOutput<typeof finding>;
export type JournalEntry = v.InferOutput<typeof journalEntry>;
