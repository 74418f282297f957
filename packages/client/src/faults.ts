import { generations } from './generations.ts';
import { type Complaint, complain, type Rule, text } from './rules.ts';
import type { AnyCall, Line } from './send.ts';
import type { Fields } from './shape.ts';

/** Node's timers take no more. */
const longestTimeoutMs = 2 ** 31 - 1;

const merchantRules: Readonly<Record<string, Rule>> = {
  cid: { is: 'text', max: 10, must: true },
  cid_secret: text(24),
};

/** What is wrong with a request, found before it is sent. */
export function findRequestFault(call: AnyCall, fields: Fields): Complaint | undefined {
  return complain(fields, { ...merchantRules, ...call.rules }, call.sums ?? []);
}

/** What is wrong with the options, found before anything is sent. */
export function findOptionsFault(line: Line, timeoutMs: number): Complaint | undefined {
  const checks: readonly (readonly [field: string, isFine: boolean, wanted: string])[] = [
    ['generation', Object.hasOwn(generations, line.generation), 'current or legacy'],
    // Anything else would make the runtime refuse the header with an error that quotes the key.
    ['secretKey', /^[\x21-\x7e]+$/.test(line.secretKey ?? ''), 'letters, digits and signs without a space'],
    ['baseUrl', /^https?:\/\/[^\s?#@]+$/i.test(line.baseUrl), 'an http or https address without query or user'],
    [
      'timeoutMs',
      Number.isSafeInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= longestTimeoutMs,
      `a whole number of milliseconds from 1 to ${longestTimeoutMs}`,
    ],
  ];
  const broken = checks.find(([, isFine]) => !isFine);
  return broken && { field: broken[0], message: `${broken[0]} must be ${broken[2]}.` };
}
