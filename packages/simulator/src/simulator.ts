import type { RequestListener } from 'node:http';
import type { ApiSettings } from './api/answer-call.ts';
import { createFaults } from './api/faults.ts';
import { createApp } from './app.ts';
import { createClock } from './clock.ts';
import { type Control, createControl } from './control/control.ts';
import { createBooks } from './core/books.ts';
import { checkDomain } from './core/domains.ts';
import { createIds } from './core/ids.ts';
import { checkState, restoreBooks, type SimulatorState, savedBooks } from './core/state.ts';
import { keeping, openDataFile } from './data-file.ts';
import { direct } from './doors/direct.ts';
import { fetchDoor } from './doors/fetch.ts';
import { requestListener } from './doors/requests.ts';
import type { Answer, Message } from './message.ts';
import type { SimulatorOptions } from './options.ts';
import { systemNow, systemSeed, systemSleep, systemWarn } from './system.ts';

/** Everything but the path may be left out: a `GET` without a body. */
type PartialMessage = Partial<Message> & Pick<Message, 'path'>;

export interface Simulator extends Control {
  /** Without a slash at the end; what a program is to use for KakaoPay's host. */
  readonly url: string;
  /**
   * Answers a plain message: no socket, no `Request`. Rejects, as a lost connection does, where a fault takes the
   * answer away. Without a `host` header the message is for this simulator.
   */
  answer(message: PartialMessage): Promise<Answer>;
  /** The same for the web's own `Request`. */
  fetch(request: Request): Promise<Response>;
  /** The same as a listener for a web server of your own: `http.createServer(simulator.handle)`. */
  readonly handle: RequestListener;
  /** All there is as plain JSON, to begin with next time: `createSimulator({ state })`. */
  save(): SimulatorState;
  /** Frees the port and ends what is still connected. Harmless the second time. */
  close(): Promise<void>;
}

const usualLifeMs = 15 * 60 * 1000;
const localhost = '127.0.0.1';

function createSettings(options: SimulatorOptions, saved: SimulatorState | undefined, baseUrl: () => string) {
  const state = saved === undefined ? undefined : checkState(saved);
  const clock = createClock(options.now ?? systemNow, state?.aheadMs);
  const { lifeMs = usualLifeMs, expiredStatus = 'last' } = options;
  const domains = options.domains?.map(checkDomain);
  const seed = state?.seed ?? options.seed ?? systemSeed();
  const ids = createIds(seed, state?.idCount);
  const books = createBooks({ lifeMs, domains, expiredStatus }, ids, clock.now);
  if (state) restoreBooks(books, state);
  const settings: ApiSettings = {
    books,
    faults: createFaults(state?.faults),
    unusedFields: options.unusedFields ?? 'as_captured',
    refusalExtras: options.refusalExtras,
    keys: { current: options.secretKeys, legacy: options.adminKeys },
    baseUrl,
    sleep: options.sleep ?? systemSleep,
    warn: options.warn ?? systemWarn,
  };
  const save = (): SimulatorState => ({
    version: 1,
    seed,
    idCount: ids.count(),
    aheadMs: clock.aheadMs(),
    ...savedBooks(books),
    faults: settings.faults.rows(),
  });
  return { settings, clock, save };
}

/** A message as people write it, made whole: header names may have any letters, and `host` is this simulator's. */
function wholeMessage(message: PartialMessage, host: string): Message {
  const { method = 'GET', path, query = '', headers = {}, body = '' } = message;
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, path, query, headers: { host, ...Object.fromEntries(named) }, body };
}

/** Starts a KakaoPay of your own. Rejects when the port is taken or an option is wrong. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = localhost, port = 0, listen = true } = options;
  let url = options.publicUrl?.replace(/\/+$/, '') ?? `http://${localhost}`;
  const baseUrl = () => url;
  const file = options.dataFile === undefined ? undefined : openDataFile(options.dataFile);
  const { settings, clock, save } = createSettings(
    options,
    options.state === undefined ? file?.state : options.state,
    baseUrl,
  );
  const control = createControl({ books: settings.books, clock, faults: settings.faults, baseUrl });
  const app = createApp(settings, control);
  const write = () => file?.write(save()) ?? 0;
  const answering = file ? keeping(app, write, settings.sleep) : app;
  const handle = requestListener(answering);
  // The web server is loaded by those who listen alone.
  const listener = listen ? await (await import('./doors/server.ts')).listen(handle, port, host) : undefined;
  if (listener && !options.publicUrl) url = `http://${host.includes(':') ? `[${host}]` : host}:${listener.port}`;
  const answer = direct(answering);
  const ownHost = new URL(url).host;
  return {
    ...control,
    save,
    url,
    answer: (message) => answer(wholeMessage(message, ownHost)),
    fetch: fetchDoor(answering),
    handle,
    async close() {
      await listener?.close();
      write();
    },
  };
}
