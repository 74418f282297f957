import { tooLateToSend } from './silence.ts';
import type { Transport } from './transport.ts';

/**
 * The transport for any runtime with `fetch`. When `fetch` writes cannot be seen: it begins before `sendBefore`, and
 * has written `timeoutMs` later at the latest.
 */
export const fetchTransport: Transport = async ({ method, url, headers, body, timeoutMs, sendBefore }) => {
  if (sendBefore && Date.now() >= sendBefore.getTime()) {
    throw Object.assign(new Error('It is too late to send this.'), { code: tooLateToSend });
  }
  const signal = AbortSignal.timeout(timeoutMs);
  // A redirect would carry the key and the payment to a host that nobody chose.
  const answer = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
  return { status: answer.status, body: await answer.text() };
};
