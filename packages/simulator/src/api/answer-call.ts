import type { Books, Generation } from '../core/books.ts';
import { type Extras, Refusal } from '../core/codes.ts';
import { nextStatus } from '../core/states.ts';
import type { Answer, Message } from '../message.ts';
import { Unreadable } from '../text.ts';
import { type Call, type Context, callAt } from './calls.ts';
import { bankUnknown, type FaultCounters } from './faults.ts';
import { answered, generations, refused, type UnusedFields } from './generations.ts';
import { checkKey, type KeySettings } from './keys.ts';
import { type Raw, readParameters } from './parameters.ts';

export interface ApiSettings extends KeySettings {
  readonly books: Books;
  readonly faults: FaultCounters;
  readonly unusedFields: UnusedFields;
  /** What a refusal says as `extras` when nothing is known of its method; undefined leaves it out. */
  readonly refusalExtras: Extras | undefined;
  readonly baseUrl: () => string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** A method's refusal (-780) of a payment that was ready to approve ends it [inferred]. */
function failAtMethod(books: Books, code: number, raw: Raw): void {
  const payment = books.payments.get(String(raw.tid));
  const next = code === -780 && payment ? nextStatus(payment.status, 'refuse') : undefined;
  if (payment && next) payment.status = next;
}

function refuseByOrder(settings: ApiSettings, call: Call, raw: Raw): void {
  const fault = settings.faults.next(call.name, 'before');
  if (fault?.kind !== 'refuse') return;
  if (call.name === 'approve') failAtMethod(settings.books, fault.code, raw);
  throw new Refusal(fault.code, undefined, fault.extras);
}

async function runCall(settings: ApiSettings, context: Context, call: Call, message: Message) {
  const { generation } = context;
  checkKey(settings, generation, message.headers.authorization);
  const raw = readParameters(generation, message);
  refuseByOrder(settings, call, raw);
  const fields = call.run(context, raw);
  const fault = settings.faults.next(call.name, 'after');
  if (fault?.kind === 'lose_answer') return undefined;
  if (fault?.kind === 'bank_unknown') throw bankUnknown(call.name);
  if (fault?.kind === 'stall') await settings.sleep(fault.ms);
  return answered(generation, fields, settings.unusedFields, call.likeApprove);
}

/** What went wrong, in KakaoPay's terms. A text that is not UTF-8 is a bad parameter [inferred]. */
function refusalFor(settings: ApiSettings, generation: Generation, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Unreadable) return new Refusal(-2, error.message);
  settings.warn(`A call could not be answered: ${error instanceof Error ? error.name : 'unknown error'}.`);
  return new Refusal(generations[generation].serverError);
}

/** Answers one call of either generation; whatever goes wrong comes back in that generation's own error body. */
export async function answerCall(
  settings: ApiSettings,
  generation: Generation,
  message: Message,
): Promise<Answer | undefined> {
  const { prefix, noSuchCall } = generations[generation];
  try {
    const call = message.method === 'POST' ? callAt(generation, message.path.slice(prefix.length)) : undefined;
    if (call === undefined) throw new Refusal(noSuchCall);
    const context = { books: settings.books, generation, baseUrl: settings.baseUrl() };
    return await runCall(settings, context, call, message);
  } catch (error) {
    return refused(generation, refusalFor(settings, generation, error), settings.refusalExtras);
  }
}
