import { type ClientRequest, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { words } from './words.ts';

/** What is not for KakaoPay, passed on as it came. */

/** What is said between a program and its proxy alone (RFC 9110, 7.6.1). */
const hopByHop = ['connection', 'proxy-connection', 'proxy-authorization', 'keep-alive', 'te', 'upgrade'];

const headersOf = ({ headers }: IncomingMessage) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name)));

export function forwardRequest(incoming: IncomingMessage, outgoing: ServerResponse, url: URL): void {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const { method } = incoming;
  const onward: ClientRequest = request(url, { ...(method ? { method } : {}), headers: headersOf(incoming) });
  onward.once('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.once('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end(words.unreachable(url.hostname));
  });
  outgoing.once('close', () => onward.destroy());
  incoming.pipe(onward);
}

export function forwardTunnel(socket: Duplex, head: Uint8Array, host: string, port: number): void {
  const onward = connect(port, host);
  onward.once('connect', () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  onward.once('error', () => {
    if (onward.bytesWritten > 0 || !socket.writable) socket.destroy();
    else socket.end(words.refusedTunnel(502, words.unreachable(host)));
  });
  socket.once('close', () => onward.destroy());
  onward.once('close', () => socket.end());
}
