import type { CallKakaoPay } from './calling.ts';
import { carefulWays } from './careful-shop.ts';
import { naiveWays } from './naive-shop.ts';
import { boughtFields, type Order, priceWon } from './order.ts';
import { askOrder, type Ways } from './ways.ts';

export const shopKinds = ['naive', 'careful'] as const;
export type ShopKind = (typeof shopKinds)[number];

const waysOf: Readonly<Record<ShopKind, (call: CallKakaoPay) => Ways>> = { naive: naiveWays, careful: carefulWays };

export interface Shop {
  /** Oldest first. */
  readonly orders: readonly Order[];
  /** Asks KakaoPay for a payment; gives the address of the payer's page, or nothing when KakaoPay refuses. */
  buy(monthly: boolean): Promise<string | undefined>;
  /** The payer's browser calls an address of the shop. */
  visited(address: string): Promise<Order | undefined>;
  /** The same address once more, as a reload does. */
  reloaded(): Promise<Order | undefined>;
  ask(order: Order): Promise<void>;
  cancel(order: Order, won: number): Promise<void>;
  charge(begun: Order): Promise<Order>;
}

/** A shop in the memory of this page. `call` reaches KakaoPay. */
export function createShop(kind: ShopKind, call: CallKakaoPay): Shop {
  const orders: Order[] = [];
  const ways = waysOf[kind](call);
  let lastVisit = '';
  const add = (cid: Order['cid'], sid?: string): Order => {
    const id = `order-${orders.length + 1}`;
    const order: Order = { id, cid, totalWon: priceWon, tid: '', believes: 'waiting', canceledWon: 0, sid };
    orders.push(order);
    return order;
  };
  const visited: Shop['visited'] = async (address) => {
    lastVisit = address;
    const { searchParams } = new URL(address);
    const order = orders.find(({ id }) => id === searchParams.get('order'));
    if (order) await ways.returned(order, searchParams.get('pg_token') ?? undefined);
    return order;
  };
  return {
    orders,
    async buy(monthly) {
      const order = add(monthly ? 'TCSUBSCRIP' : 'TC0ONETIME');
      const answered = await call('ready', readyFields(order));
      if (answered.lost || !answered.ok) return undefined;
      order.tid = String(answered.body.tid);
      return String(answered.body.next_redirect_mobile_url);
    },
    visited,
    reloaded: async () => (lastVisit === '' ? undefined : visited(lastVisit)),
    ask: (order) => askOrder(call, order),
    cancel: (order, won) => ways.cancel(order, won),
    async charge({ cid, sid }) {
      const order = add(cid, sid);
      await ways.charge(order);
      return order;
    },
  };
}

function readyFields(order: Order) {
  const url = (page: string) => `https://shop.example/${page}?order=${order.id}`;
  return {
    cid: order.cid,
    ...boughtFields(order),
    approval_url: url('paid'),
    cancel_url: url('left'),
    fail_url: url('failed'),
  };
}
