import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The web server. Only who listens loads it. */

export interface Listener {
  readonly port: number;
  /** Frees the port and ends what is still connected. */
  close(): Promise<void>;
}

/** Rejects when the port is taken. */
export function listen(handle: RequestListener, port: number, host: string): Promise<Listener> {
  const server = createServer(handle);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve({ port: (server.address() as AddressInfo).port, close }));
  });
}
