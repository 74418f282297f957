import { type Answer, type Answering, isBroken, type Message } from '../message.ts';

/** What `fetch` rejects with when the connection is lost. */
export const lostConnection = (): TypeError => new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });

/** Answers a message; rejects as `fetch` does where there is no whole answer. */
export function direct(answering: Answering): (message: Message) => Promise<Answer> {
  return async (message) => {
    const outcome = await answering(message);
    if (isBroken(outcome)) throw lostConnection();
    return outcome;
  };
}
