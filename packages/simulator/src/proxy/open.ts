import type { RequestListener } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { Certificates } from './certificates.ts';
import { limit } from './limits.ts';
import { proxyServer } from './proxy.ts';
import { counting, nothingSeen, type Seen } from './seen.ts';
import { tlsServer } from './tls.ts';

export interface DoorOptions {
  readonly certificates: Certificates;
  /** Answers what is meant for KakaoPay. */
  readonly handle: RequestListener;
  /** Of the simulator itself. */
  readonly url: string;
  /** Of the proxy, which listens on 127.0.0.1 alone; 0 takes any free one. Default: no proxy. */
  readonly proxyPort?: number | undefined;
  /** Of TLS without a proxy, for programs that are led here by name. Default: none. */
  readonly tlsPort?: number | undefined;
  /** Where TLS listens. */
  readonly host: string;
  /** Lets calls of other hosts through. */
  readonly passThrough: boolean;
}

/** KakaoPay's own addresses, answered here. */
export interface Doors {
  /** Of the proxy; undefined without one. */
  readonly proxyUrl: string | undefined;
  readonly tlsPort: number | undefined;
  readonly seen: Seen;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

interface Opened {
  readonly port: number;
  close(): Promise<void>;
}

function open(server: Server, port: number, host: string): Promise<Opened> {
  const endAll = limit(server);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      endAll();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve({ port: (server.address() as AddressInfo).port, close }));
  });
}

/** Rejects when a port is taken. */
export async function openDoors(options: DoorOptions): Promise<Doors> {
  const { certificates, url, proxyPort, tlsPort, host, passThrough } = options;
  const seen = nothingSeen();
  const handle = counting(options.handle, seen);
  const makeTls = () => tlsServer(certificates, handle, seen);
  const proxy =
    proxyPort === undefined
      ? undefined
      : await open(proxyServer({ handle, tls: makeTls(), url, passThrough, seen }), proxyPort, loopback);
  const tls =
    tlsPort === undefined
      ? undefined
      : await open(makeTls(), tlsPort, host).catch(async (error: unknown) => {
          await proxy?.close();
          throw error;
        });
  return {
    proxyUrl: proxy && `http://${loopback}:${proxy.port}`,
    tlsPort: tls?.port,
    seen,
    async close() {
      await Promise.all([proxy?.close(), tls?.close()]);
    },
  };
}
