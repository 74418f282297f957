import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Answer, isBroken, type Outcome } from '../message.ts';
import { pour } from './stream.ts';

/** A reset (RST) where there is a bare connection; one below TLS can only be closed. */
const reset = (socket: Socket | null) =>
  socket && 'encrypted' in socket ? socket.destroy() : socket?.resetAndDestroy();

/** Tells the length of all of the body, sends half of it and closes. */
function cut(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body);
  const { socket } = outgoing;
  outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
  outgoing.write(bytes.subarray(0, bytes.length / 2), () => socket?.destroy());
}

/** Sends an answer, or does to the connection what a fault says. */
export function send(outcome: Outcome, outgoing: ServerResponse): void {
  if (!isBroken(outcome)) {
    const { status, headers, body, stream } = outcome;
    if (stream && outgoing.req.method !== 'HEAD') return void pour(outcome, stream, outgoing);
    outgoing.statusCode = status;
    // Node is told header by header faster than by an object, and keeps less.
    for (const name in headers) outgoing.setHeader(name, headers[name] as string);
    // With its length told, Node sends an answer in one piece; without, in chunks.
    outgoing.setHeader('content-length', Buffer.byteLength(body)).end(body);
  } else if (outcome.broken === 'cut' && outcome.answer) cut(outgoing, outcome.answer);
  else if (outcome.broken === 'reset') reset(outgoing.socket);
  else outgoing.socket?.destroy();
}
