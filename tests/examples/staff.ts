import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { visit } from '../running/by-http.ts';
import { until } from '../running/npm-start.ts';
import { commandOf, type Shop } from './shops.ts';

const run = promisify(execFile);

/** What the shop's own table says of an order. The service is not asked for it, as it is for the order's page. */
export interface Stored {
  readonly id: string;
  readonly status: string;
  readonly canceled_won: number;
  readonly paid_at?: string | null;
}

/** The newest first. */
export async function storedOrders({ url, staffKey }: Shop): Promise<readonly Stored[]> {
  const answer = await visit(`${url}/staff/orders`, { headers: { authorization: `Bearer ${staffKey}` } });
  assert.equal(answer.status, 200, answer.text);
  return JSON.parse(answer.text) as Stored[];
}

export async function storedOrder(shop: Shop, orderId: string): Promise<Stored> {
  const found = (await storedOrders(shop)).find(({ id }) => id === orderId);
  assert.ok(found, 'the order is not stored');
  return found;
}

export const untilStored = (shop: Shop, orderId: string, status: string): Promise<void> =>
  until(async () => (await storedOrder(shop, orderId)).status === status);

export interface Refund {
  readonly httpStatus: number;
  readonly status?: string;
  readonly amountWon?: number;
}

/** Gives the money back with the command of the README. */
export async function refund(shop: Shop, orderId: string, key: string = shop.staffKey): Promise<Refund> {
  const command = commandOf(shop.example, '/refund')
    .replace(/http:\/\/localhost:\d+/, shop.url)
    .replace('ORDER_ID', orderId)
    .replace('STAFF_KEY', key);
  const { stdout } = await run('bash', ['-ec', `${command.trim()} -w '\\n%{http_code}'`]);
  const [body = '', httpStatus] = stdout.split('\n');
  const { status, amountWon } = JSON.parse(body || '{}') as Omit<Refund, 'httpStatus'>;
  return { httpStatus: Number(httpStatus), ...(amountWon !== undefined && { status, amountWon }) } as Refund;
}
