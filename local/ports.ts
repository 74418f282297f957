import { createServer } from 'node:net';
import { UserError } from './user-error.ts';

/** @throws UserError when something listens there already. */
export async function assertPortFree(port: number, option: string): Promise<void> {
  // `localhost` may be either of the two.
  for (const host of ['127.0.0.1', '::1']) {
    if (await isTaken(port, host)) {
      throw new UserError(
        `Port ${port} is taken by another program: stop that one, or choose another: npm start -- --${option} ${port + 1}`,
      );
    }
  }
}

function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 has nothing listening there.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(false)));
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
