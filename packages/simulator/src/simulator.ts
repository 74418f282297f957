import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { ApiSettings } from './api/answer-call.ts';
import { createFaults } from './api/faults.ts';
import type { UnusedFields } from './api/generations.ts';
import { createApp } from './app.ts';
import { createClock } from './clock.ts';
import { type Control, createControl } from './control/control.ts';
import { createIds } from './core/ids.ts';
import type { Status } from './core/states.ts';
import { createWorld } from './core/world.ts';
import { systemNow, systemSeed, systemSleep, systemWarn } from './system.ts';

/** How the simulator is set up. Everything has a default. */
export interface SimulatorOptions {
  /** 0 takes any free port. Default 0. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** False opens no socket: only `fetch` answers. Default true. */
  readonly listen?: boolean;
  /** The address that payers and programs reach it by, when it is not the one it listens on. */
  readonly publicUrl?: string;
  /** Milliseconds since 1970: the clock below the virtual one. */
  readonly now?: () => number;
  /** The same seed, clock and requests give the same ids and tokens. Default: another one each time. */
  readonly seed?: string;
  /** The only keys taken by the current generation. Default: any, except production keys. */
  readonly secretKeys?: readonly string[];
  /** The only keys taken by the legacy generation. Default: any, except production keys. */
  readonly adminKeys?: readonly string[];
  /** Registered site domains such as `https://shop.example` or `https://*.shop.example`. Default: no check. */
  readonly domains?: readonly string[];
  /** How fields without a value are written. Default `as_captured`. */
  readonly unusedFields?: UnusedFields;
  /** The status of a payment nobody finished in time; not known of the real one. Default `last`: the one it had. */
  readonly expiredStatus?: 'last' | Status;
  /** How long a payment request lives, in milliseconds. Default 15 minutes [doc]. */
  readonly lifeMs?: number;
  /** Takes warnings; they never hold a key. Default: standard error. */
  readonly warn?: (line: string) => void;
}

export interface Simulator extends Control {
  /** Without a slash at the end; what a program is to use for KakaoPay's host. */
  readonly url: string;
  /** Answers a request without sockets. Rejects, as a lost connection does, where a fault takes the answer away. */
  fetch(request: Request): Promise<Response>;
  /** Frees the port and ends what is still connected. Harmless the second time. */
  close(): Promise<void>;
}

const LIFE_MS = 15 * 60 * 1000;
const LOCALHOST = '127.0.0.1';

function createSettings(options: SimulatorOptions, baseUrl: () => string) {
  const clock = createClock(options.now ?? systemNow);
  const { lifeMs = LIFE_MS, domains, expiredStatus = 'last' } = options;
  const ids = createIds(options.seed ?? systemSeed());
  const settings: ApiSettings = {
    world: createWorld({ lifeMs, domains, expiredStatus }, ids, clock.now),
    faults: createFaults(),
    unusedFields: options.unusedFields ?? 'as_captured',
    keys: { current: options.secretKeys, legacy: options.adminKeys },
    baseUrl,
    sleep: systemSleep,
    warn: options.warn ?? systemWarn,
  };
  return { settings, clock };
}

function listening(server: ServerType, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

/** Starts a KakaoPay of your own. Rejects when the port is taken. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = LOCALHOST, port = 0, listen = true } = options;
  let url = options.publicUrl?.replace(/\/+$/, '') ?? `http://${LOCALHOST}`;
  const baseUrl = () => url;
  const { settings, clock } = createSettings(options, baseUrl);
  const control = createControl({ world: settings.world, clock, faults: settings.faults, baseUrl });
  const app = createApp(settings, control);
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => app.fetch(request, { lose: () => incoming.socket.destroy() }),
  });
  if (listen) {
    const boundPort = await listening(server, port, host);
    url = options.publicUrl ? url : `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`;
  }
  return {
    ...control,
    url,
    async fetch(request) {
      let lost = false;
      const lose = () => {
        lost = true;
      };
      const response = await app.fetch(request, { lose });
      if (lost) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
      return response;
    },
    close: () => closed(server),
  };
}
