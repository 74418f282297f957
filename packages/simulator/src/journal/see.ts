import type { CallName } from '../api/calls.ts';
import type { Fields } from '../api/generations.ts';
import type { Raw } from '../api/parameters.ts';
import { canceled } from '../core/acts.ts';
import type { Books, Generation, Payment } from '../core/books.ts';
import type { Refusal } from '../core/codes.ts';
import { type Message, mediaType } from '../message.ts';
import { keyLooks } from './key-looks.ts';
import type { BodyLooks, Effect, SeenCall } from './seen.ts';

/** How a call is written down, step by step, while it is answered. */

const pathMax = 200;
const agentMax = 100;
/** Above this a body's values are cut when they are written down, and not only when they are read. */
const bodyMax = 4096;
const valueMax = 300;

/** A part of a text is kept by V8 together with the whole; a copy is not. */
const copied = (text: string, max: number): string => JSON.parse(JSON.stringify(text.slice(0, max))) as string;
const cut = (text: string, max: number) => (text.length > max ? copied(text, max) : text);

export function callSeen(books: Books, generation: Generation, name: CallName | undefined, message: Message): SeenCall {
  const { method, path, headers } = message;
  const agent = headers['user-agent'];
  const { scheme, keyKind } = keyLooks(headers.authorization);
  return {
    kind: 'call',
    n: 0,
    at: books.now(),
    generation,
    method: cut(method, 10),
    path: cut(path, pathMax),
    name,
    scheme,
    keyKind,
    contentType: cut(mediaType(message), 50),
    userAgent: agent === undefined ? undefined : cut(agent, agentMax),
    stage: 'key',
    raw: undefined,
    body: undefined,
    tid: undefined,
    sid: undefined,
    orderId: undefined,
    before: undefined,
    leftWon: undefined,
    effect: 'none',
    act: undefined,
    fault: undefined,
    status: undefined,
    code: undefined,
    text: undefined,
    lost: false,
  };
}

const short = (value: unknown): unknown => {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return copied(typeof value === 'string' ? value : JSON.stringify(value), valueMax);
};

const shortened = (raw: Raw): Raw =>
  Object.fromEntries(
    Object.entries(raw)
      .slice(0, 50)
      .map(([name, value]) => [copied(name, 50), short(value)]),
  );

/** An id as it was sent; too long a one is none. */
const idOf = (value: unknown, max: number): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && String(value).length <= max ? String(value) : undefined;

/** The parameters were read, and nothing has been done yet. */
export function parametersSeen(books: Books, seen: SeenCall, raw: Raw, { body, query }: Message): void {
  seen.stage = 'call';
  seen.raw = body.length + query.length > bodyMax ? shortened(raw) : raw;
  seen.tid = idOf(seen.raw.tid, 20);
  seen.sid = idOf(seen.raw.sid, 20);
  seen.orderId = idOf(seen.raw.partner_order_id, 100);
  const payment = seen.tid === undefined ? undefined : books.payments.get(seen.tid);
  if (payment === undefined) return;
  seen.orderId ??= payment.orderId;
  seen.before = payment.status;
  if (seen.name === 'cancel') seen.leftWon = payment.amount.total - canceled(payment).total;
}

const effectOf: Readonly<Record<CallName, Effect>> = {
  ready: 'requested',
  approve: 'approved',
  cancel: 'canceled',
  order: 'none',
  subscription: 'charged',
  subscription_status: 'none',
  subscription_inactive: 'ended',
};

const movesMoney = (effect: Effect) => effect === 'approved' || effect === 'canceled' || effect === 'charged';

/** The call took effect, whatever becomes of its answer. */
export function effectSeen(books: Books, seen: SeenCall, fields: Fields): void {
  seen.effect = effectOf[seen.name as CallName];
  if (typeof fields.tid === 'string') seen.tid = fields.tid;
  if (typeof fields.sid === 'string') seen.sid = fields.sid;
  const payment: Payment | undefined = seen.tid === undefined ? undefined : books.payments.get(seen.tid);
  if (movesMoney(seen.effect)) seen.act = payment?.acts.at(-1);
  if (seen.act?.type === 'ISSUED_SID') seen.effect = 'issued';
}

function bodyLooks({ body, query }: Message): BodyLooks {
  const start = typeof body === 'string' ? body.slice(0, 200) : new TextDecoder('latin1').decode(body.subarray(0, 200));
  const text = (start || query).trimStart();
  if (text === '') return 'empty';
  if (text.startsWith('{')) return 'json';
  return /^[\w.%[\]-]+=/.test(text) ? 'form' : 'other';
}

/** The code of it is a setting, the text is not. */
export const isOfParameter = (text: string): boolean => text.startsWith('invalid param(');

export function refusalSeen(seen: SeenCall, refusal: Refusal, message: Message): void {
  seen.code = refusal.code;
  seen.text = cut(refusal.message, valueMax);
  if (seen.stage === 'body' || isOfParameter(refusal.message)) seen.body = bodyLooks(message);
}
