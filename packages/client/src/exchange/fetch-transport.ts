import type { Transport } from './transport.ts';

/** The transport for any runtime with `fetch`. */
export const fetchTransport: Transport = async ({ method, url, headers, body, timeoutMs }) => {
  const signal = AbortSignal.timeout(timeoutMs);
  // A redirect would carry the key and the payment to a host that nobody chose.
  const answer = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
  return { status: answer.status, body: await answer.text() };
};
