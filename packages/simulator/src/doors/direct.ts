import type { Answer, Answering, Message } from '../message.ts';

/** Answers a message; rejects as `fetch` does where the answer is lost. */
export function direct(answering: Answering): (message: Message) => Promise<Answer> {
  return async (message) => {
    const answer = await answering(message);
    if (answer === undefined) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    return answer;
  };
}
