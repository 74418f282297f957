import { createServer } from 'node:net';
import { UserError } from './user-error.ts';

/** @throws UserError when something listens there already, or nothing of ours can. */
export async function assertPortFree(port: number, option: string, host = '127.0.0.1'): Promise<void> {
  // `localhost` may be either of the two.
  for (const address of new Set([host, '127.0.0.1', '::1'])) {
    const code = await refusalOf(port, address);
    if (code === 'EADDRINUSE') {
      throw new UserError(
        `Port ${port} is taken by another program: stop that one, or choose another: npm start -- --${option} ${port + 1}`,
      );
    }
    if (code === 'EACCES')
      throw new UserError(`This account may not use port ${port}: choose a --${option} above 1023.`);
    // A machine without IPv6 has nothing listening there.
    if (code && address === host) throw new UserError(`This machine has no address ${host}: choose another --host.`);
  }
}

function refusalOf(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
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
