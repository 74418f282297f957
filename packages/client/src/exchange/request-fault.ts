import type { Fields } from './answer-shape.ts';
import type { UntypedCall } from './call.ts';
import { type FieldFault, findFieldFault, type Rule, text } from './field-rules.ts';

const merchantRules: Readonly<Record<string, Rule>> = {
  cid: { is: 'text', max: 10, must: true },
  cid_secret: text(24),
};

/** What is wrong with a request, found before it is sent. */
export function findRequestFault(call: UntypedCall, fields: Fields): FieldFault | undefined {
  return findFieldFault(fields, [merchantRules, call.rules], call.sums ?? []);
}
