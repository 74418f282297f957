import type { SubscriptionView } from '../../service/src/routes/subscription-view.ts';
import type { PaymentView } from '../../service/src/routes/view.ts';
import type { Running } from './running.ts';

// A shop and its payer, as far as HTTP goes: what the browser would send, without one.

export interface Visit {
  readonly status: number;
  readonly headers: Headers;
  /** Where the browser is sent to; empty when it stays. */
  readonly location: string;
  readonly text: string;
}

/** Opens an address without following where it leads. */
export async function visit(url: string, init: RequestInit = {}): Promise<Visit> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const { status, headers } = response;
  return { status, headers, location: headers.get('location') ?? '', text: await response.text() };
}

/** Opens an address and follows where it leads, a few steps at most. */
export async function follow(url: string): Promise<Visit & { readonly url: string }> {
  let at = url;
  let seen = await visit(at);
  for (let steps = 0; steps < 5 && seen.location !== ''; steps++) {
    at = seen.location;
    seen = await visit(at);
  }
  return { ...seen, url: at };
}

/** A shop's way to the service, wherever that runs. */
export type Shop = Pick<Running, 'url' | 'apiKey'>;

const asShop = ({ apiKey }: Shop) => ({ authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' });

/** An order as the shop sends it; the answer is the payment, or an error with the problem in it. */
export const createPayment = (running: Shop, order: object, headers: object = {}): Promise<PaymentView> =>
  tellShop(running, '/v1/payments', { buyerId: 'buyer-1', itemName: '초코파이', totalWon: 2200, ...order }, headers);

/** A subscription of 9,900 won now and then each month. */
export function createSubscription(running: Shop, over: object): Promise<SubscriptionView> {
  const plan = { amountWon: 9900, interval: { unit: 'month' } };
  const asked = { buyerId: 'buyer-1', itemName: '초코파이 정기 배송', firstPayment: { amountWon: 9900 }, plan };
  return tellShop(running, '/v1/subscriptions', { ...asked, ...over });
}

/** Sends what the shop wants done; the answer is what came of it, or an error with the problem in it. */
export async function tellShop<Body>(running: Shop, path: string, body?: object, headers: object = {}): Promise<Body> {
  const answer = await visit(`${running.url}${path}`, {
    method: 'POST',
    headers: { ...asShop(running), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (![200, 201, 202].includes(answer.status)) throw new Error(`${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text) as Body;
}

/** Changes or deletes what stands at a path. */
export async function changeAtShop(
  running: Shop,
  method: 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<void> {
  const answer = await visit(`${running.url}${path}`, {
    method,
    headers: asShop(running),
    ...(body && { body: JSON.stringify(body) }),
  });
  if (answer.status !== 200 && answer.status !== 204) throw new Error(`${answer.status}: ${answer.text}`);
}

/** What the shop's API says at a path such as `/v1/payments?limit=100`. */
export async function askShop<Body>(running: Shop, path: string): Promise<Body> {
  const answer = await visit(`${running.url}${path}`, { headers: asShop(running) });
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text) as Body;
}

/** Sends a form of KakaoPay's payment page; the answer is where the browser goes next. */
export async function actOnPage(
  page: string,
  act: 'pay' | 'quit',
  fields: Record<string, string> = {},
): Promise<string> {
  const answer = await visit(`${page}/${act}`, { method: 'POST', body: new URLSearchParams(fields) });
  if (answer.status !== 303) throw new Error(`${answer.status}: ${answer.text}`);
  return answer.location;
}

/** Invokes the `wake` function, as its schedule does every minute. */
export async function wake({ lambdaUrl }: Running): Promise<void> {
  const path = '/2015-03-31/functions/kakaopay-serverless-local-wake/invocations';
  const answer = await visit(lambdaUrl + path, { method: 'POST', body: '{}' });
  if (answer.status !== 200) throw new Error(`wake: ${answer.status} ${answer.text}`);
}
