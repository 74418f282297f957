import { Refusal } from '../core/codes.ts';
import { nextStatus } from '../core/states.ts';
import type { Generation, World } from '../core/world.ts';
import { type Call, type Context, callAt } from './calls.ts';
import { bankUnknown, type FaultCounters } from './faults.ts';
import { answered, GENERATIONS, refused, type UnusedFields } from './generations.ts';
import { checkKey, type KeySettings } from './keys.ts';
import { type Raw, readParameters } from './parameters.ts';

export interface ApiSettings extends KeySettings {
  readonly world: World;
  readonly faults: FaultCounters;
  readonly unusedFields: UnusedFields;
  readonly baseUrl: () => string;
  /** Waits for real. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** A method's refusal (-780) of a payment that was ready to approve ends it [inferred]. */
function failAtMethod(world: World, code: number, raw: Raw): void {
  const payment = world.payments.get(String(raw.tid));
  const next = code === -780 && payment ? nextStatus(payment.status, 'refuse') : undefined;
  if (payment && next) payment.status = next;
}

function refuseByOrder(settings: ApiSettings, call: Call, raw: Raw): void {
  const fault = settings.faults.next(call.name, 'before');
  if (fault?.kind !== 'refuse') return;
  if (call.name === 'approve') failAtMethod(settings.world, fault.code, raw);
  throw new Refusal(fault.code, undefined, fault.extras);
}

async function runCall(settings: ApiSettings, context: Context, call: Call, request: Request, lose: () => void) {
  checkKey(settings, context.generation, request.headers.get('authorization'));
  const raw = await readParameters(context.generation, request);
  refuseByOrder(settings, call, raw);
  const fields = call.run(context, raw);
  const fault = settings.faults.next(call.name, 'after');
  if (fault?.kind === 'lose_answer') lose();
  if (fault?.kind === 'bank_unknown') throw bankUnknown(call.name);
  if (fault?.kind === 'stall') await settings.sleep(fault.ms);
  return answered(context.generation, fields, settings.unusedFields, call.likeApprove);
}

/** Answers one call of either generation; whatever goes wrong comes back in that generation's own error body. */
export async function answerCall(
  settings: ApiSettings,
  generation: Generation,
  request: Request,
  lose: () => void,
): Promise<Response> {
  const { prefix, noSuchCall, serverError } = GENERATIONS[generation];
  try {
    const call = request.method === 'POST' ? callAt(new URL(request.url).pathname.slice(prefix.length)) : undefined;
    if (call === undefined) throw new Refusal(noSuchCall);
    const context = { world: settings.world, generation, baseUrl: settings.baseUrl() };
    return await runCall(settings, context, call, request, lose);
  } catch (error) {
    if (error instanceof Refusal) return refused(generation, error);
    settings.warn(`A call could not be answered: ${error instanceof Error ? error.name : 'unknown error'}.`);
    return refused(generation, new Refusal(serverError));
  }
}
