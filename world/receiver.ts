import type { WebhookAnswer, WebhookCall, Webhooks } from '../service/src/ports/webhooks.ts';

/** What an endpoint of the shop's was sent. */
export interface Received {
  readonly url: string;
  readonly id: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** ms since 1970. */
  readonly at: number;
  /** What it answered. */
  readonly status: number | undefined;
}

/** The shop's side of the webhooks: takes whatever it is sent, until it is told to answer otherwise. */
export interface Receiver {
  readonly received: Received[];
  /** What it answers from now on; `undefined`: 204. */
  answer: ((call: WebhookCall, at: number) => WebhookAnswer | Promise<WebhookAnswer>) | undefined;
}

export function createReceiver(now: () => number): Receiver & Webhooks {
  const receiver: Receiver & Webhooks = {
    received: [],
    answer: undefined,
    now,
    async post(call) {
      const answer = (await receiver.answer?.(call, now())) ?? { status: 204, said: '' };
      const { url, body, headers } = call;
      const id = headers['webhook-id'] ?? '';
      receiver.received.push({ url, id, body, headers, at: now(), status: answer.status });
      return answer;
    },
  };
  return receiver;
}
