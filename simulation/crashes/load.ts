import type { Simulator } from 'kakaopay-simulator';
import { chanceFor, drawsOf } from '../chance.ts';
import type { Asking } from './asking.ts';
import { type Asked, type Job, orderJob, type Shop, subscriptionJob } from './shop.ts';

/** How many shops, or clerks of one, work at once. */
const shopsMax = 8;
/** One order in so many has a charge beside it. */
const ordersPerCharge = 10;

export interface Load {
  readonly asked: Asked;
  /** All of it, but for what has to wait until something else is through; gives that. */
  run(onOrder: () => void): Promise<readonly Job[]>;
}

export interface LoadOptions {
  readonly asking: Asking;
  readonly simulator: Simulator;
  readonly payments: number;
  readonly seed: number;
}

export function createLoad({ asking, simulator, payments, seed }: LoadOptions): Load {
  const asked: Asked = { cancels: [], charges: [], planned: [], unexpected: [] };
  const later: Job[] = [];
  const work = async (index: number, onOrder: () => void) => {
    const orders = numbersOf(index, payments);
    const queue: Job[] = [];
    const shop: Shop = { asking, simulator, asked, add: (job) => queue.push(job) };
    const charges = Math.ceil(orders.length / ordersPerCharge);
    await subscriptionJob(shop, `${index}-monthly`, 'monthly')();
    await subscriptionJob(shop, `${index}-by-hand`, charges)();
    for (const number of orders) {
      await orderJob(shop, number, chanceFor(drawsOf(seed, 'workload'), number))();
      onOrder();
      const next = queue.shift();
      if (next && (await next()) === 'later') later.push(next);
    }
    for (const job of queue) if ((await job()) === 'later') later.push(job);
  };
  return {
    asked,
    async run(onOrder) {
      await Promise.all(Array.from({ length: shopsMax }, (_, index) => work(index, onOrder)));
      return later;
    },
  };
}

const numbersOf = (index: number, payments: number): number[] =>
  Array.from({ length: payments }, (_, at) => at + 1).filter((number) => number % shopsMax === index);
