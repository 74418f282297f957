import type { WebhookAnswer } from '../ports/webhooks.ts';
import type { Teller } from '../service.ts';
import { noteAttempt } from '../store/attempts.ts';
import { readTold, saveTold, type Told } from '../store/told.ts';
import { afterDelivery, afterDisabling, afterFailure, afterGivingUp, withoutEndpoint } from '../webhooks/after-try.ts';
import { eventBody } from '../webhooks/body.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { eventIdOf } from '../webhooks/event-id.ts';
import type { Telling, TellingChanges } from '../webhooks/outbox.ts';
import { retryAt } from '../webhooks/retry-times.ts';
import { noteHealth } from './endpoint-health.ts';
import { freshMs, isTaken, sendSigned } from './send-signed.ts';

/*
 * The rules of telling.
 *
 * T1. Of one item an endpoint is told in order: the next event is tried when the one before was delivered or given up.
 * T2. An event is taken off the outbox only by a write after the endpoint has taken it: told twice, perhaps; never not.
 * T3. An event has one id and one body, byte for byte, on every try.
 * T4. Nothing is sent that was read long ago: whoever was frozen reads anew.
 */

/** So much of a welcome answer is kept: it stands on the item itself. */
const saidMax = 60;
/** More events of one item than this wait for the next time. */
const inARowMax = 50;
/** More writers on one item at one moment do not happen; what was told is told again then. */
const tries = 5;

/** What came of it: `well` and `failing` tell how the endpoint is, where it was tried. */
export type Telled = 'well' | 'failing' | 'untried';

export interface Listening {
  /** The endpoint as it is now; `undefined` when there is none any more. */
  readonly endpoint: () => Promise<Endpoint | undefined>;
  /** Nothing is sent after that, ms since 1970. */
  readonly stopAt: number;
}

/** An item, and when it was last read or written, ms since 1970. */
export interface ReadTold {
  readonly told: Told | undefined;
  readonly readAt: number;
}

/** Tells one endpoint what waits for it of an item, in order. */
export async function tellEndpoint(engine: Teller, read: ReadTold, to: string, listening: Listening): Promise<Telled> {
  const { clock } = engine;
  let { told, readAt } = read;
  let result: Telled = 'untried';
  for (let sent = 0; told !== undefined && sent < inARowMax; sent++) {
    const n = headOf(told, to);
    if (n === undefined || clock.now() >= listening.stopAt) return result;
    const endpoint = await listening.endpoint();
    if (endpoint === undefined || endpoint.disabled) {
      const change = endpoint === undefined ? withoutEndpoint : afterDisabling;
      await record(engine, told, to, n, (telling) => change(telling, to));
      return result;
    }
    const body = bodyOf(told, n);
    const sendBefore = Math.min(readAt + freshMs, listening.stopAt);
    if (body === undefined) {
      readAt = clock.now();
      told = await giveUp(engine, told, to, n);
      continue;
    }
    const answer = await sendSigned(engine, endpoint, { id: eventIdOf(told.id, n), body, sendBefore });
    if (answer.error === 'too_late') return result;
    readAt = clock.now();
    told = await noteAnswer(engine, told, endpoint, { n, body, answer });
    result = isTaken(answer) ? 'well' : 'failing';
    // Not taken, or not written down; one that was given up is followed by the next (T1).
    if (told && headOf(told, to) === n) return result;
  }
  return result;
}

/** What of an item an endpoint is told next. */
const headOf = ({ telling }: Told, to: string): number | undefined => telling.outbox?.[to]?.pending[0];

/** The item as it is now, where it was read too long ago (T4). */
export async function freshly({ table, clock }: Teller, read: ReadTold): Promise<ReadTold> {
  const now = clock.now();
  if (read.told === undefined || now - read.readAt < freshMs / 2) return read;
  return { told: await readTold(table, read.told), readAt: now };
}

/** T3 */
function bodyOf(told: Told, n: number): string | undefined {
  const kept = told.telling.bodies?.[n];
  if (kept !== undefined) return kept;
  const body = eventBody(told, n);
  return body && JSON.stringify(body);
}

interface Try {
  readonly n: number;
  readonly body: string;
  readonly answer: WebhookAnswer;
}

async function noteAnswer(engine: Teller, told: Told, endpoint: Endpoint, { n, body, answer }: Try) {
  const { id: to, slot } = endpoint;
  const now = engine.clock.now();
  if (isTaken(answer)) {
    const { status, said } = answer;
    const delivered = { n, to, at: now, status: Number(status), ...(said && { said: said.slice(0, saidMax) }) };
    const next = await record(engine, told, to, n, (telling) => afterDelivery(telling, delivered));
    await noteHealth(engine, endpoint, 'well');
    return next;
  }
  const tries = (told.telling.outbox?.[to]?.tries ?? 0) + 1;
  const again = retryAt(tries, now, chanceOf(engine));
  const next = await record(engine, told, to, n, (telling) =>
    again === undefined
      ? afterGivingUp(telling, to, n, now)
      : afterFailure(telling, { to, slot, n, body, retryAt: again }),
  );
  if (again === undefined) engine.log('error', 'event_parked', { eventId: eventIdOf(told.id, n), endpointId: to });
  const said = answer.status === undefined ? { error: answer.error } : { status: answer.status, said: answer.said };
  await noteAttempt(engine.table, { itemId: told.id, n, to, at: now, ...said });
  await noteHealth(engine, endpoint, answer.status === 410 ? 'gone' : 'failing');
  return next;
}

/** The item no longer knows the event, so nobody can be told of it. */
function giveUp(engine: Teller, told: Told, to: string, n: number): Promise<Told | undefined> {
  engine.log('error', 'event_parked', { eventId: eventIdOf(told.id, n), endpointId: to });
  return record(engine, told, to, n, (telling) => afterGivingUp(telling, to, n, engine.clock.now()));
}

/** Writes what came of the head of an endpoint's queue, unless somebody else has meanwhile (T2). */
async function record(
  engine: Teller,
  read: Told,
  to: string,
  n: number,
  change: (telling: Telling) => TellingChanges,
): Promise<Told | undefined> {
  let told: Told | undefined = read;
  for (let i = 0; told && i < tries && headOf(told, to) === n; i++) {
    const result = await saveTold(engine.table, told, change(told.telling), engine.clock.now());
    told = result.told;
    if (result.saved) return told;
  }
  return told;
}

const chanceOf = ({ ids }: Teller): number => (ids.randomBytes(1)[0] ?? 0) / 256;
