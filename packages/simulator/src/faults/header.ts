import * as v from 'valibot';
import type { CallName } from '../api/calls.ts';
import { PayerError } from '../core/payer.ts';
import type { Message } from '../message.ts';
import type { Fault } from './fault.ts';
import { faultKinds } from './kinds.ts';
import { orderedFault, wrongField } from './schema.ts';

/** A call may order the fault that is to strike it, and it alone: `Simulator-Fault: stall; ms=12000`. */
const header = 'simulator-fault';
const textMax = 500;

const bad = (reason: string) => new PayerError('invalid', `Simulator-Fault: ${reason}`);

/** `stall; ms=12000`: the kind, then its fields. A value may stand in quotation marks. */
function fieldsOf(text: string): Record<string, string> {
  const [kind = '', ...parameters] = text.split(';').map((part) => part.trim());
  const pairs = parameters.map((parameter) => {
    const [, name, value] = /^(\w+)\s*=\s*"?(.*?)"?$/.exec(parameter) ?? [];
    if (name === undefined || value === undefined) throw bad(`${parameter || 'a parameter'} must be like name=value.`);
    return [name, value];
  });
  return { ...Object.fromEntries(pairs), kind };
}

/** The fault that a call orders for itself. A `PayerError` for what is none, or cannot strike the call. */
export function orderedBy({ headers }: Message, call: CallName | undefined): Fault | undefined {
  const text = headers[header];
  if (text === undefined) return undefined;
  if (text.length > textMax) throw bad('it is too long.');
  const result = v.safeParse(orderedFault, fieldsOf(text), { abortEarly: true });
  if (!result.success) throw bad(wrongField(result.issues[0]) ?? 'it must name a fault.');
  const fault = result.output;
  const { calls } = faultKinds[fault.kind];
  if (call && !calls.includes(call)) throw bad(`${fault.kind} can strike ${calls.join(', ')}.`);
  return fault;
}
