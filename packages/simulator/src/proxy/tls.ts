import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Certificates } from './certificates.ts';
import { headersMaxBytes } from './limits.ts';
import type { Seen } from './seen.ts';

/** How a client says that it does not trust who signed a certificate; each library has a word of its own. */
const distrust = /UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|UNSUPPORTED_CERTIFICATE/;

/** KakaoPay's hosts over TLS. It may listen, or be given the connections of another server. */
export function tlsServer({ key, certificate }: Certificates, handle: RequestListener, seen: Seen): Server {
  const server = createServer(
    { key, cert: certificate, minVersion: 'TLSv1.2', maxHeaderSize: headersMaxBytes },
    handle,
  );
  // Comes for what went wrong while hands were shaken, too.
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (distrust.test(error.code ?? '')) seen.distrusted += 1;
    if (error.code?.startsWith('HPE_')) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    else socket.destroy();
  });
  return server;
}
