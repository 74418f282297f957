import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { createShop, type ShopOptions } from './shop.ts';

export interface ServeOptions extends ShopOptions {
  readonly host: string;
  readonly port: number;
}

/** The shop, listening. */
export async function serveShop({ host, port, ...options }: ServeOptions): Promise<{ close(): Promise<void> }> {
  const server = serve({ fetch: createShop(options).fetch, hostname: host, port });
  await once(server, 'listening');
  return {
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
