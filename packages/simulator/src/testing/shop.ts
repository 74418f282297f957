import type { Generation } from '../core/books.ts';
import type { SimulatorOptions } from '../options.ts';
import { createSimulator, type Simulator } from '../simulator.ts';

/** A simulator without sockets, with a clock that stands still, and the words of a small shop to talk to it. */

export const startMs = Date.parse('2026-11-23T10:00:00+09:00');

export type Body = Record<string, unknown>;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Tests look at answers field by field, and fail where one is missing. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface Shop {
  readonly sim: Simulator;
  readonly generation: Generation;
  /** Calls the API in the manner of its generation; fields set to undefined are left out. */
  call(path: string, fields: Body, headers?: Record<string, string>): Promise<Answer>;
  ready(fields?: Body): Promise<Answer>;
  /** Ready, the payer pays, approve. */
  paid(fields?: Body): Promise<Answer>;
  /** What approve needs for a payment the payer has just paid. */
  authenticated(fields?: Body): Promise<Body>;
}

export const readyBody: Body = {
  cid: 'TC0ONETIME',
  partner_order_id: 'order-1',
  partner_user_id: 'user-1',
  item_name: '초코파이',
  quantity: 1,
  total_amount: 2200,
  vat_amount: 200,
  tax_free_amount: 0,
  approval_url: 'https://shop.example/return?id=1',
  cancel_url: 'https://shop.example/cancel',
  fail_url: 'https://shop.example/fail',
};

export const subscribing: Body = { cid: 'TCSUBSCRIP' };

const manners = {
  current: {
    prefix: '/online/v1/payment/',
    headers: { authorization: 'SECRET_KEY DEV0000', 'content-type': 'application/json' },
    encode: (fields: Body) => JSON.stringify(fields),
  },
  legacy: {
    prefix: '/v1/payment/',
    headers: { authorization: 'KakaoAK 0000', 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    encode: (fields: Body) => new URLSearchParams(JSON.parse(JSON.stringify(fields))).toString(),
  },
} as const;

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export async function createShop(generation: Generation = 'current', options: SimulatorOptions = {}): Promise<Shop> {
  const sim = await createSimulator({ listen: false, now: () => startMs, seed: 'test', warn: () => {}, ...options });
  const { prefix, headers, encode } = manners[generation];
  const call: Shop['call'] = async (path, fields, more = {}) =>
    read(
      await sim.fetch(
        new Request(sim.url + prefix + path, {
          method: 'POST',
          headers: { ...headers, ...more },
          body: encode(fields),
        }),
      ),
    );
  const ready = (fields: Body = {}) => call('ready', { ...readyBody, ...fields });
  const authenticated = async (fields: Body = {}) => {
    const { body } = await ready(fields);
    const { redirect } = await sim.payer.pay(body.tid, { method: 'MONEY' });
    const { cid, partner_order_id, partner_user_id } = { ...readyBody, ...fields };
    const pg_token = new URL(redirect).searchParams.get('pg_token');
    return { cid, tid: body.tid, partner_order_id, partner_user_id, pg_token };
  };
  const paid = async (fields?: Body) => call('approve', await authenticated(fields));
  return { sim, generation, call, ready, authenticated, paid };
}

/** A request to anything but the API, as a browser or a script sends it. */
export async function visit(sim: Simulator, path: string, init: RequestInit = {}): Promise<Answer> {
  return read(await sim.fetch(new Request(new URL(path, sim.url), init)));
}
