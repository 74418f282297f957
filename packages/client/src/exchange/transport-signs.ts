import { isRecord } from './answer-shape.ts';

/** What the transport alone shows of a call that failed. */
export type TransportSign = 'not_connected' | 'connection_lost' | 'timeout' | 'bad_answer' | 'other_4xx' | 'other_5xx';

/** Errors of the connection itself, before a byte of the request can have left. */
const neverConnected: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
const outOfTime: readonly unknown[] = [
  'TimeoutError',
  'AbortError',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
];

/** What a rejected transport shows. */
export function signOfRejection(reason: unknown): TransportSign {
  const error = isRecord(reason) ? reason : {};
  const cause = isRecord(error.cause) ? error.cause : {};
  const signs = [error.code, cause.code, error.name, cause.name];
  if (signs.some((sign) => neverConnected.includes(sign))) return 'not_connected';
  return signs.some((sign) => outOfTime.includes(sign)) ? 'timeout' : 'connection_lost';
}

/** What an answer shows that brought no usable value. */
export function signOfStatus(httpStatus: number): TransportSign {
  if (httpStatus >= 400 && httpStatus <= 499) return 'other_4xx';
  return httpStatus >= 500 && httpStatus <= 599 ? 'other_5xx' : 'bad_answer';
}
