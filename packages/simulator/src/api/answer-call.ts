import type { Books, Generation } from '../core/books.ts';
import { codes, Refusal } from '../core/codes.ts';
import { nextStatus } from '../core/states.ts';
import type { Journal } from '../journal/journal.ts';
import { answerSeen, callSeen, effectSeen, parametersSeen, refusalSeen } from '../journal/see.ts';
import type { SeenCall } from '../journal/seen.ts';
import type { Answer, Message } from '../message.ts';
import { Unreadable } from '../text.ts';
import { type Call, type Context, callAt } from './calls.ts';
import { bankUnknown, type FaultCounters } from './faults.ts';
import { answered, generations, refused } from './generations.ts';
import { checkKey, type KeySettings } from './keys.ts';
import { type Raw, readParameters } from './parameters.ts';

export interface ApiSettings extends KeySettings {
  readonly books: Books;
  readonly faults: FaultCounters;
  readonly journal: Journal;
  readonly baseUrl: () => string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Whether a method's refusal (-780) of a payment that was ready to approve ends it is a setting. */
function failAtMethod(books: Books, code: number, raw: Raw): void {
  const payment = books.payments.get(String(raw.tid));
  if (books.rules.assume.statusAfterDecline !== 'FAIL_PAYMENT') return;
  const next = code === -780 && payment ? nextStatus(payment.status, 'refuse') : undefined;
  if (payment && next) payment.status = next;
}

function refuseByOrder(settings: ApiSettings, call: Call, raw: Raw, seen: SeenCall): void {
  const fault = settings.faults.next(call.name, 'before');
  if (fault?.kind !== 'refuse') return;
  seen.fault = fault.kind;
  if (call.name === 'approve') failAtMethod(settings.books, fault.code, raw);
  throw new Refusal(fault.code, undefined, fault.extras);
}

async function runCall(settings: ApiSettings, context: Context, call: Call, message: Message, seen: SeenCall) {
  const { generation } = context;
  const { legacyNoHeader, unusedFields } = settings.books.rules.assume;
  checkKey(settings, generation, message.headers.authorization, generation === 'legacy' ? legacyNoHeader : -400);
  const raw = readParameters(generation, message, context.badParameter);
  parametersSeen(settings.books, seen, raw, message);
  refuseByOrder(settings, call, raw, seen);
  const fields = call.run(context, raw);
  effectSeen(settings.books, seen, fields);
  const fault = settings.faults.next(call.name, 'after');
  seen.fault = fault?.kind;
  if (fault?.kind === 'lose_answer') return undefined;
  if (fault?.kind === 'bank_unknown') throw bankUnknown(call.name);
  if (fault?.kind === 'stall') await settings.sleep(fault.ms);
  return answered(generation, fields, unusedFields, call.likeApprove);
}

/** The legacy code is documented, that of the current generation is a setting. */
const badParameterOf = ({ rules }: Books, generation: Generation): number =>
  generation === 'legacy' ? -2 : rules.assume.badParameter;

/** What a refusal says as `extras` when nothing is known of its method: the documented sample. */
const sampleExtras = codes[-701]?.extras;

/** What went wrong, in KakaoPay's terms. A text that is not UTF-8 is a bad parameter [inferred]. */
function refusalFor(settings: ApiSettings, generation: Generation, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Unreadable) return new Refusal(badParameterOf(settings.books, generation), error.message);
  settings.warn(`A call could not be answered: ${error instanceof Error ? error.name : 'unknown error'}.`);
  return new Refusal(generations[generation].serverError);
}

/** Answers one call of either generation; whatever goes wrong comes back in that generation's own error body. */
export async function answerCall(
  settings: ApiSettings,
  generation: Generation,
  message: Message,
): Promise<Answer | undefined> {
  const { prefix } = generations[generation];
  const call = message.method === 'POST' ? callAt(generation, message.path.slice(prefix.length)) : undefined;
  const seen = callSeen(settings.books, generation, call?.name, message);
  settings.journal.call(seen);
  const answer = await answerOf(settings, seen, call, message);
  answerSeen(seen, answer);
  return answer;
}

async function answerOf(settings: ApiSettings, seen: SeenCall, call: Call | undefined, message: Message) {
  const { books } = settings;
  const { generation } = seen;
  try {
    if (call === undefined) throw new Refusal(generations[generation].noSuchCall);
    const badParameter = badParameterOf(books, generation);
    const context = { books, generation, baseUrl: settings.baseUrl(), badParameter };
    return await runCall(settings, context, call, message, seen);
  } catch (error) {
    const extras = books.rules.assume.refusalExtras === 'always' ? sampleExtras : undefined;
    const refusal = refusalFor(settings, generation, error);
    refusalSeen(seen, refusal, message);
    return refused(generation, refusal, extras);
  }
}
