import type { Books, Generation } from '../core/books.ts';
import { codes, Refusal } from '../core/codes.ts';
import { PayerError } from '../core/payer.ts';
import type { FaultCounters } from '../faults/counters.ts';
import type { Fault } from '../faults/fault.ts';
import { orderedBy } from '../faults/header.ts';
import { runFaulty } from '../faults/strike.ts';
import type { Journal } from '../journal/journal.ts';
import { callSeen, effectSeen, parametersSeen, refusalSeen } from '../journal/see.ts';
import type { SeenCall } from '../journal/seen.ts';
import type { Message, Outcome } from '../message.ts';
import { Unreadable } from '../text.ts';
import { json } from '../web/headers.ts';
import { type Call, type Context, callAt } from './calls.ts';
import { answered, generations, refused } from './generations.ts';
import { checkKey, type KeySettings } from './keys.ts';
import { readParameters } from './parameters.ts';

export interface ApiSettings extends KeySettings {
  readonly books: Books;
  readonly faults: FaultCounters;
  readonly journal: Journal;
  readonly baseUrl: () => string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** A call as it was asked for, and as it is written down. */
interface Asked {
  readonly call: Call;
  readonly message: Message;
  readonly seen: SeenCall;
  readonly ordered: Fault | undefined;
}

async function runCall(settings: ApiSettings, context: Context, { call, message, seen, ordered }: Asked) {
  const { generation, books } = context;
  const { faults, sleep } = settings;
  const { legacyNoHeader, unusedFields } = books.rules.assume;
  checkKey(settings, generation, message.headers.authorization, generation === 'legacy' ? legacyNoHeader : -400);
  seen.stage = 'body';
  const raw = readParameters(generation, message, context.badParameter);
  parametersSeen(books, seen, raw, message);
  const run = (known: Books) => {
    const fields = call.run({ ...context, books: known }, raw);
    effectSeen(books, seen, fields);
    return answered(generation, fields, unusedFields, call.likeApprove);
  };
  if (ordered === undefined && faults.none()) return run(books);
  const struck = ({ kind }: Fault) => {
    seen.fault = kind;
  };
  return runFaulty(faults, { call: call.name, generation, books, raw, sleep, struck }, ordered, run);
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
export async function answerCall(settings: ApiSettings, generation: Generation, message: Message): Promise<Outcome> {
  const { prefix } = generations[generation];
  const isCall = message.method === 'POST' && message.path.startsWith(prefix);
  const call = isCall ? callAt(generation, message.path.slice(prefix.length)) : undefined;
  const seen = callSeen(settings.books, generation, call?.name, message);
  settings.journal.call(seen);
  const outcome = await outcomeOf(settings, seen, call, message);
  settings.journal.answered(seen, outcome);
  return outcome;
}

async function outcomeOf(settings: ApiSettings, seen: SeenCall, call: Call | undefined, message: Message) {
  const { books } = settings;
  const { generation } = seen;
  try {
    const ordered = orderedBy(message, call?.name);
    if (call === undefined) throw new Refusal(generations[generation].noSuchCall);
    const badParameter = badParameterOf(books, generation);
    const context = { books, generation, baseUrl: settings.baseUrl(), badParameter };
    return await runCall(settings, context, { call, message, seen, ordered });
  } catch (error) {
    // Not KakaoPay's error but ours: the call orders a fault that there is not.
    if (error instanceof PayerError) {
      seen.text = error.message;
      return json({ error: error.message }, 400);
    }
    const extras = books.rules.assume.refusalExtras === 'always' ? sampleExtras : undefined;
    const refusal = refusalFor(settings, generation, error);
    refusalSeen(seen, refusal, message);
    return refused(generation, refusal, extras);
  }
}
