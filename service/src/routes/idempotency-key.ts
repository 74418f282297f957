import type { Request } from '../http/message.ts';
import { Problem } from '../http/problem.ts';

/** Quoted as the standard's draft has it (`"abc"`), or bare as most people send it. */
export function readIdempotencyKey({ headers }: Request): string | undefined {
  const header = headers['idempotency-key'];
  if (header === undefined) return undefined;
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw new Problem('invalid_idempotency_key');
  return key;
}

/** For what must never be done twice. */
export function requireIdempotencyKey(request: Request): string {
  const key = readIdempotencyKey(request);
  if (key === undefined)
    throw new Problem('invalid_idempotency_key', { detail: 'The header Idempotency-Key is missing.' });
  return key;
}
