import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Order } from './order.ts';

export interface Store {
  /** Newest first. */
  all(): readonly Order[];
  /** @throws where there is none. */
  get(token: string): Order;
  add(order: Order): Order;
  /** What `change` makes of an order is on the disk when this returns; the order itself means no change. */
  change(token: string, change: (order: Order) => Order): Order;
}

/**
 * All orders in one file, for one process. Nothing waits between reading and writing, so no change is lost; a file is
 * written whole and then takes the place of the one before, so none is ever half. Yours is a database.
 *
 * @throws where the file is there and cannot be read: to begin with no orders would be to lose them.
 */
export function createStore(file: string): Store {
  let orders = read(file);
  const save = (order: Order): Order => {
    const after = new Map(orders).set(order.token, order);
    write(file, [...after.values()]);
    orders = after;
    return order;
  };
  const get = (token: string): Order => {
    const order = orders.get(token);
    if (order === undefined) throw new Error('There is no such order');
    return order;
  };
  return {
    all: () => [...orders.values()].reverse(),
    get,
    add: save,
    change(token, change) {
      const before = get(token);
      const after = change(before);
      return after === before ? before : save({ ...after, revision: before.revision + 1 });
    },
  };
}

function read(file: string): ReadonlyMap<string, Order> {
  try {
    const orders = JSON.parse(readFileSync(file, 'utf8')) as readonly Order[];
    return new Map(orders.map((order) => [order.token, order]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw new Error(`The orders in ${file} cannot be read.`, { cause: error });
  }
}

function write(file: string, orders: readonly Order[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(orders, null, 1)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
