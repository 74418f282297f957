import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Answering, Message } from '../message.ts';
import { bodyMaxBytes } from '../text.ts';
import { send } from './send.ts';

/** What any server of Node's gives its requests to: the simulator's own, and those with KakaoPay's names. */

/** Reads to the end, so that the sender hears the answer, and keeps enough to tell that it is too much. */
function readBody(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    if (bytes <= bodyMaxBytes) chunks.push(chunk);
    bytes += chunk.byteLength;
  });
  // Events cost half of what iterating does.
  return new Promise((resolve, reject) => {
    incoming.once('end', () => resolve(Buffer.concat(chunks))).once('error', reject);
  });
}

/** Raw bytes in a request line become escapes, which are read strictly like all others. */
const escapeBytes = (target: string) =>
  target.replace(/[\x80-\xff]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** A request line with a whole address (`GET http://…`) says itself which host is meant. */
function addressOf(target: string, host: string | undefined) {
  const [, named, rest = '/'] = /^(?:https?:\/\/([^/?]*))?(.*)$/i.exec(target) ?? [];
  const end = rest.includes('?') ? rest.indexOf('?') : rest.length;
  return { host: named ?? host, path: rest.slice(0, end) || '/', query: rest.slice(end + 1) };
}

async function messageOf(incoming: IncomingMessage): Promise<Message> {
  const { host, path, query } = addressOf(escapeBytes(incoming.url ?? '/'), incoming.headers.host);
  const headers = { ...(incoming.headers as Record<string, string | undefined>), host };
  return { method: incoming.method ?? 'GET', path, query, headers, body: await readBody(incoming) };
}

async function serve(answering: Answering, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  send(await answering(await messageOf(incoming)), outgoing);
}

export function requestListener(answering: Answering): RequestListener {
  // A caller who has gone is the only way for `serve` to fail: there is nobody left to answer.
  return (incoming, outgoing) => {
    serve(answering, incoming, outgoing).catch(() => outgoing.destroy());
  };
}
