import type { Transport, TransportRequest } from 'kakaopay-client';
import type { Clock, Sleep } from '../service/src/ports/clock.ts';

/** What may be wrong with KakaoPay, by what becomes of a call. */
const illnesses = {
  /** Nobody is there. */
  gone: () => 'refuse',
  /** The call is never answered, and never carried out. */
  silent: () => 'hang',
  /** The call is carried out, and never answered. */
  mute: () => 'mute',
  /** A gateway answers in KakaoPay's place. */
  overloaded: () => 'error',
  /** What moves money may be carried out, and nobody is told. */
  'without lookups': (isLookup: boolean, chance: number) => (isLookup || chance < 0.5 ? 'hang' : 'mute'),
} as const satisfies Readonly<Record<string, (isLookup: boolean, chance: number) => Fate>>;
type Fate = 'refuse' | 'hang' | 'mute' | 'error';

export type Illness = keyof typeof illnesses;
export const illnessNames = Object.keys(illnesses) as readonly Illness[];

export interface Health {
  illness: Illness | undefined;
  /** How many calls were made while it was not well. */
  inVain: number;
}

interface Outside {
  readonly clock: Clock;
  readonly sleep: Sleep;
}

const error = (code: string) => Object.assign(new Error(code), { code });
const isLookup = ({ url }: TransportRequest): boolean => /\/(order|status)$/.test(url);
/** What an answer takes. */
const usualMs = 150;

/** KakaoPay in changing health. `chance` gives a number from 0 to 1. */
export const inHealth =
  (health: Health, outside: () => Outside, chance: () => number) =>
  (toSimulator: Transport): Transport =>
  async (request) => {
    const { clock, sleep } = outside();
    await sleep(usualMs);
    if (request.sendBefore && clock.now() >= request.sendBefore.getTime()) throw error('ERR_TOO_LATE_TO_SEND');
    const { illness } = health;
    if (illness === undefined) return toSimulator(request);
    health.inVain += 1;
    const fate: Fate = illnesses[illness](isLookup(request), chance());
    if (fate === 'refuse') throw error('ECONNREFUSED');
    if (fate === 'error') return { status: 503, body: '<html>Service Unavailable</html>' };
    if (fate === 'mute') await toSimulator(request);
    await sleep(request.timeoutMs - usualMs);
    throw error('ETIMEDOUT');
  };
