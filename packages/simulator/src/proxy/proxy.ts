import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
  type Server as Web,
} from 'node:http';
import type { Server as Tls } from 'node:https';
import { createServer as createSockets, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { forwardRequest, forwardTunnel } from './forward.ts';
import { isKakaoPayHost, isLoopback } from './hosts.ts';
import { headersMaxBytes } from './limits.ts';
import { type Seen, sawElsewhere } from './seen.ts';
import { words } from './words.ts';

/**
 * A proxy that is KakaoPay for whoever calls KakaoPay through it. One port takes all that programs send: `CONNECT`,
 * whole addresses (`POST https://…`), and, from those led here without a proxy's protocol, TLS at once.
 */

export interface ProxyParts {
  readonly handle: RequestListener;
  readonly tls: Tls;
  /** Of the simulator, where its pages are. */
  readonly url: string;
  readonly passThrough: boolean;
  readonly seen: Seen;
}

/** A host that may be said back. */
const sayable = (host: string) => (/^[\w.:[\]-]{1,255}$/.test(host) ? host : 'that address');

/** Calls of this machine's own go through whatever is asked: programs exist that know no NO_PROXY. */
const mayPass = ({ passThrough }: ProxyParts, host: string) => passThrough || isLoopback(host);

function refuse({ seen }: ProxyParts, host: string): string {
  sawElsewhere(seen, sayable(host));
  return words.notKakaoPay(sayable(host));
}

const wholeAddress = (target: string): URL | undefined =>
  /^https?:\/\//i.test(target) && URL.canParse(target) ? new URL(target) : undefined;

function answerCall(parts: ProxyParts, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const say = (sentence: string) => outgoing.writeHead(403, { 'content-type': 'text/plain' }).end(sentence);
  const url = wholeAddress(incoming.url ?? '');
  if (url === undefined) say(words.noProxyCall(parts.url));
  else if (isKakaoPayHost(url.hostname)) parts.handle(incoming, outgoing);
  else if (mayPass(parts, url.hostname)) forwardRequest(incoming, outgoing, url);
  else say(refuse(parts, url.hostname));
}

function openTunnel(parts: ProxyParts, target: string, socket: Duplex, head: Uint8Array): void {
  socket.on('error', () => socket.destroy());
  const [, host = '', port = ''] = /^(.*):(\d{1,5})$/.exec(target) ?? [];
  if (isKakaoPayHost(host) && port === '443') {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    parts.tls.emit('connection', socket);
  } else if (host !== '' && mayPass(parts, host)) {
    forwardTunnel(socket, head, host.replace(/^\[(.*)\]$/, '$1'), Number(port));
  } else {
    socket.end(words.refusedTunnel(403, refuse(parts, host)));
  }
}

function webServer(parts: ProxyParts): Web {
  const web = createServer({ maxHeaderSize: headersMaxBytes }, (incoming, outgoing) =>
    answerCall(parts, incoming, outgoing),
  );
  return web.on('connect', ({ url }, socket, head) => openTunnel(parts, url ?? '', socket, head));
}

/** What the first byte of TLS is: a handshake. */
const handshake = 22;

export function proxyServer(parts: ProxyParts): Server {
  const web = webServer(parts);
  return createSockets((socket: Socket) => {
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      const server = first[0] === handshake ? parts.tls : web;
      server.emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
}
