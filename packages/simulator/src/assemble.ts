import type { ApiSettings } from './api/answer-call.ts';
import { createApp } from './app.ts';
import { createClock } from './clock.ts';
import { type Control, createControl } from './control/control.ts';
import { createAssumed } from './core/assumed.ts';
import { type Books, createBooks } from './core/books.ts';
import { checkDomain } from './core/domains.ts';
import { checkKeep } from './core/forgetting.ts';
import { createIds, type Sha256 } from './core/ids.ts';
import { checkState, restoreBooks, type SimulatorState, savedBooks } from './core/state.ts';
import type { MoreRoutes } from './desk.ts';
import { direct } from './doors/direct.ts';
import { fetchDoor } from './doors/fetch.ts';
import { createFaults } from './faults/counters.ts';
import { createJournal } from './journal/journal.ts';
import { createLive, type Live } from './live/live.ts';
import type { Answer, Answering, Message } from './message.ts';
import type { SimulatorOptions } from './options.ts';
import { plant } from './seeds/plant.ts';
import { checkSeeds } from './seeds/schema.ts';
import { systemEvery, systemNow, systemSeed, systemSleep, systemWarn } from './system.ts';

/** Puts a simulator together without a socket and without a file: nothing here, or below, needs Node. */

/** The options that do not ask for a socket or a file. */
export type CoreOptions = Omit<SimulatorOptions, 'port' | 'host' | 'listen' | 'dataFile' | 'seedFile'>;

/** Everything but the path may be left out: a `GET` without a body. */
type PartialMessage = Partial<Message> & Pick<Message, 'path'>;

export interface CoreSimulator extends Control {
  /** Without a slash at the end; what a program is to use for KakaoPay's host. */
  readonly url: string;
  /**
   * Answers a plain message: no socket, no `Request`. Rejects, as a lost connection does, where a fault takes the
   * answer away. Without a `host` header the message is for this simulator.
   */
  answer(message: PartialMessage): Promise<Answer>;
  /** The same for the web's own `Request`. */
  fetch(request: Request): Promise<Response>;
  /** All there is as plain JSON, to begin with next time: `createSimulator({ state })`. */
  save(): SimulatorState;
}

interface Assembled {
  readonly control: Control;
  readonly answering: Answering;
  readonly live: Live;
  readonly save: () => SimulatorState;
  readonly sleep: (ms: number) => Promise<void>;
}

const usualLifeMs = 15 * 60 * 1000;
const usualUrl = 'http://127.0.0.1';

/** The address to tell others, while no socket has one. */
export const givenUrl = ({ publicUrl }: CoreOptions): string => publicUrl?.replace(/\/+$/, '') ?? usualUrl;

/** What is not the same everywhere. */
interface Host {
  readonly sha256: Sha256;
  readonly baseUrl: () => string;
  readonly more: MoreRoutes;
}

export function assemble(options: CoreOptions, { sha256, baseUrl, more }: Host): Assembled {
  const state = options.state === undefined ? undefined : checkState(options.state);
  const clock = createClock(options.now ?? systemNow, state?.aheadMs);
  const { lifeMs = usualLifeMs } = options;
  const assumed = createAssumed(options.assume, state?.assume);
  const domains = options.domains?.map(checkDomain);
  const keep = options.keep === undefined ? undefined : checkKeep(options.keep);
  const seed = state?.seed ?? options.seed ?? systemSeed();
  const ids = createIds(seed, sha256, state?.idCount);
  const live = createLive(systemEvery);
  const journal = createJournal(() => books, live.changed, options.journal);
  const rules = { lifeMs, domains, keep, assume: assumed.values };
  const books: Books = createBooks(rules, ids, clock.now, journal.payerDid);
  if (state) restoreBooks(books, state);
  const settings: ApiSettings = {
    books,
    faults: createFaults(ids.draw, state?.faults),
    journal,
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
    assume: assumed.changed(),
  });
  const seeds = checkSeeds(options.seeds === undefined ? {} : options.seeds);
  const plantAgain = () => plant(books, settings.faults, seeds, seed);
  if (state === undefined) plantAgain();
  const { faults } = settings;
  const control = createControl({ books, clock, faults, journal, assumed, live, baseUrl, plantAgain });
  return { control, answering: createApp(settings, control, live, more), live, save, sleep: settings.sleep };
}

/** A message as people write it, made whole: header names may have any letters, and `host` is this simulator's. */
function wholeMessage(message: PartialMessage, host: string): Message {
  const { method = 'GET', path, query = '', headers = {}, body = '' } = message;
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, path, query, headers: { host, ...Object.fromEntries(named) }, body };
}

/** The ways in for a program that is in the same process. */
export function doorsTo(answering: Answering, url: string): Pick<CoreSimulator, 'answer' | 'fetch'> {
  const answer = direct(answering);
  const { host } = new URL(url);
  return { answer: (message) => answer(wholeMessage(message, host)), fetch: fetchDoor(answering) };
}
