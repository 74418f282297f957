import type { Answer } from '../../service/src/http/message.ts';
import { type Chance, chanceFor, type Draw } from '../chance.ts';
import type { Asked, World } from '../world.ts';
import type { Desk } from './desk.ts';

/** Somebody outside the service who does something with it. What chance decides for them hangs on nobody else. */
export interface Person {
  readonly number: number;
  readonly chance: Chance;
  readonly world: World;
  /** What the shop has noted down. */
  readonly desk: Desk;
  wait(leastMs: number, mostMs: number): Promise<void>;
  /** A program of the shop asks, once. */
  shop(asked: ShopAsks): Promise<Answer | undefined>;
  /** The same until there is an answer to go by, or patience ends. */
  insist(asked: ShopAsks): Promise<Answer | undefined>;
  /** A browser asks. */
  browse(flow: string, address: string, headers?: Readonly<Record<string, string>>): Promise<Answer | undefined>;
}

export type ShopAsks = Pick<Asked, 'flow' | 'address' | 'body'> & {
  readonly method?: Asked['method'];
  /** The Idempotency-Key. */
  readonly key?: string;
};

/** Each has room for so many requests. */
const requestsMax = 1 << 12;
const triesMax = 6;

export function createPerson(world: World, desk: Desk, workload: Draw, number: number): Person {
  const chance = chanceFor(workload, number);
  const { schedule, apiKey } = world;
  let asked = 0;
  const next = () => number * requestsMax + (asked++ % requestsMax);
  const authorization = `Bearer ${apiKey}`;
  const person: Person = {
    number,
    chance,
    world,
    desk,
    wait: (leastMs, mostMs) => schedule.wait(chance.between(leastMs, mostMs)),
    shop: ({ flow, method = 'POST', address, body, key }) =>
      world.ask(next(), {
        flow,
        method,
        address,
        headers: { authorization, 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
        body,
      }),
    async insist(wanted) {
      let answer = await person.shop(wanted);
      for (let tries = 1; tries < triesMax && isToTryAgain(answer); tries++) {
        await person.wait(500, 8_000 * tries);
        answer = await person.shop(wanted);
      }
      return answer;
    },
    browse: (flow, address, headers) =>
      world.ask(next(), { flow, method: 'GET', address, ...(headers && { headers }) }),
  };
  return person;
}

/** No answer, one that says to come again, or a fault of ours. */
function isToTryAgain(answer: Answer | undefined): boolean {
  if (answer === undefined || answer.status >= 500) return true;
  return answer.status === 409 && 'retry-after' in answer.headers;
}

export const bodyOf = <Body>(answer: Answer): Body => JSON.parse(answer.body) as Body;
