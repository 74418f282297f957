import type { SilenceCode } from '../error-codes.ts';
import { isRecord } from './answer-shape.ts';

/** Node's and undici's errors of the connection itself, before a byte of the request can have left. */
const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
const outOfTime = [
  'TimeoutError',
  'AbortError',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
];
/** What a transport rejects with when `sendBefore` has passed. */
export const tooLateToSend = 'ERR_TOO_LATE_TO_SEND';

/** What a rejected transport shows; of codes that contradict each other none proves that nothing was sent. */
export function silenceOf(reason: unknown): SilenceCode {
  const error = isRecord(reason) ? reason : {};
  const cause = isRecord(error.cause) ? error.cause : {};
  const codes = [error.code, cause.code].filter((code) => typeof code === 'string');
  const areAll = (wanted: readonly string[]) => codes.length > 0 && codes.every((code) => wanted.includes(code));
  if (areAll([tooLateToSend])) return 'too_late_to_send';
  if (areAll(neverConnected)) return 'not_connected';
  const isLate = [...codes, error.name, cause.name].some((sign) => outOfTime.includes(String(sign)));
  return isLate ? 'timeout' : 'connection_lost';
}

/** Whether it is proof that KakaoPay has heard nothing. */
export const provesUnsent = (code: SilenceCode): boolean => code === 'not_connected' || code === 'too_late_to_send';
