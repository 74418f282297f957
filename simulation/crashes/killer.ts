import type { Chance } from '../chance.ts';
import { type Running, type Victim, victims } from './victim.ts';

/** When it strikes: after so many orders, and then so many exchanges. */
interface Moment {
  readonly orders: number;
  readonly exchanges: number;
  readonly victim: Victim;
}

export interface Killer {
  /** Kills that were made, and what they hit. */
  readonly kills: Victim[];
  /** How long the starts took, ms. */
  readonly starts: number[];
  onOrder(): void;
  onExchange(): void;
  /** Now; what is down already is not killed again. */
  strike(victim: Victim): void;
  /** Resolves when it is up again; rejects when it will not start. */
  recovered(): Promise<void>;
}

export interface KillerOptions {
  readonly running: Running;
  readonly chance: Chance;
  readonly kills: number;
  readonly payments: number;
  /** While it is down. */
  readonly meanwhile: (kill: number) => void;
}

const furtherExchangesMax = 40;

export function createKiller({ running, chance, kills: count, payments, meanwhile }: KillerOptions): Killer {
  const plan = momentsOf(chance, count, payments);
  const kills: Victim[] = [];
  const starts: number[] = [];
  let orders = 0;
  let exchanges = 0;
  let recovery = Promise.resolve();
  const restart = async () => {
    await running.gone();
    meanwhile(kills.length);
    const begunAt = performance.now();
    await running.start();
    starts.push(performance.now() - begunAt);
  };
  const strike = (victim: Victim) => {
    if (!running.isUp()) return;
    running.kill(victim);
    kills.push(victim);
    recovery = recovery.then(restart);
    // Whoever waits for it hears of it.
    recovery.catch(() => {});
  };
  return {
    kills,
    starts,
    strike,
    recovered: () => recovery,
    onOrder() {
      orders += 1;
    },
    onExchange() {
      const [next] = plan;
      if (next === undefined || orders < next.orders || !running.isUp()) return;
      exchanges += 1;
      if (exchanges < next.exchanges) return;
      plan.shift();
      exchanges = 0;
      strike(next.victim);
    },
  };
}

/** Spread over the work, each somewhere in its share of it. */
const momentsOf = (chance: Chance, count: number, payments: number): Moment[] =>
  Array.from({ length: count }, (_, at) => ({
    orders: Math.floor(((at + chance.share() * 0.9) * payments) / count),
    exchanges: chance.between(1, furtherExchangesMax),
    victim: chance.pick(victims),
  }));
