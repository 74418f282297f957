import type { Attribute, Item, Key, Table } from '../ports/table.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';

/** All endpoints stand in one item: one read finds them, and nobody makes a sixth one at the same moment. */
export interface Endpoints {
  /** 0: nothing was ever written. */
  readonly version: number;
  readonly list: readonly Endpoint[];
}

const key: Key = { pk: 'webhooks', sk: 'endpoints' };

export async function readEndpoints(table: Table): Promise<Endpoints> {
  return endpointsOf(await table.get(key));
}

/** Writes the list if nobody else has since it was read; otherwise `written` is false and these are theirs. */
export async function saveEndpoints(
  table: Table,
  { version }: Endpoints,
  list: readonly Endpoint[],
): Promise<{ readonly written: boolean; readonly endpoints: Endpoints }> {
  const attributes = { list: list as unknown as Attribute };
  const result =
    version === 0 ? await table.putIfAbsent({ ...key, ...attributes }) : await table.updateIf(key, version, attributes);
  return { written: result.written, endpoints: endpointsOf(result.written ? result.item : result.current) };
}

/** Two that change the list at one moment are rare; more do not happen. */
const tries = 5;

/** Changes the list as it stands; `change` may throw, and `undefined` changes nothing. */
export async function changeEndpoints(
  table: Table,
  change: (list: readonly Endpoint[]) => readonly Endpoint[] | undefined,
): Promise<Endpoints> {
  let current = await readEndpoints(table);
  for (let i = 0; i < tries; i++) {
    const list = change(current.list);
    if (list === undefined) return current;
    const { written, endpoints } = await saveEndpoints(table, current, list);
    if (written) return endpoints;
    current = endpoints;
  }
  throw new Error('The list of endpoints is changed too often');
}

const endpointsOf = (item: Item | undefined): Endpoints =>
  item === undefined
    ? { version: 0, list: [] }
    : { version: item.version, list: item.list as unknown as readonly Endpoint[] };
