import type * as v from 'valibot';
import type { CallName } from '../api/calls.ts';
import { approveParams } from '../calls/approve.ts';
import { cancelParams } from '../calls/cancel.ts';
import { manageParams } from '../calls/manage.ts';
import { orderParams } from '../calls/order.ts';
import { readyParams } from '../calls/ready.ts';
import { subscriptionParams } from '../calls/subscription.ts';
import type { SeenCall } from './seen.ts';

/** What each call takes. */
export const paramsOf: Readonly<Record<CallName, v.ObjectSchema<v.ObjectEntries, undefined>>> = {
  ready: readyParams,
  approve: approveParams,
  cancel: cancelParams,
  order: orderParams,
  subscription: subscriptionParams,
  subscription_status: manageParams,
  subscription_inactive: manageParams,
};

export const isParameter = ({ name }: SeenCall, parameter: string): boolean =>
  name !== undefined && Object.hasOwn(paramsOf[name].entries, parameter);

/** Secret, or about a person. */
const hidden: ReadonlySet<string> = new Set(['pg_token', 'partner_user_id', 'cid_secret']);

/** A name that looks like none may be anything, a whole body even. */
export const shownName = (name: string): string => (/^[\w.[\]-]{1,50}$/.test(name) ? name : '***');

const shownMax = 100;
const cut = (text: string) => (text.length > shownMax ? `${text.slice(0, shownMax)}…` : text);

function shown(value: unknown): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return cut(typeof value === 'string' ? value : JSON.stringify(value));
}

/** What was sent, as anyone may see it. A name that KakaoPay does not know may stand for anything: it is hidden too. */
export function shownParameters(seen: SeenCall): Record<string, string | number | boolean> {
  const sent = Object.entries(seen.raw ?? {}).slice(0, 50);
  return Object.fromEntries(
    sent.map(([name, value]) => [shownName(name), hidden.has(name) || !isParameter(seen, name) ? '***' : shown(value)]),
  );
}
