import { Problem } from '../http/problem.ts';
import type { Table } from '../ports/table.ts';
import { changeEndpoints, readEndpoints } from '../store/endpoints.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';

export const endpointIn = (list: readonly Endpoint[], id: string): Endpoint => {
  const endpoint = list.find((one) => one.id === id);
  if (endpoint === undefined) throw new Problem('endpoint_not_found');
  return endpoint;
};

export const existingEndpoint = async (table: Table, id: string): Promise<Endpoint> =>
  endpointIn((await readEndpoints(table)).list, id);

/** Changes one endpoint as it stands; `change` may throw, and gives it back untouched where nothing is to be done. */
export async function changeEndpoint(
  table: Table,
  id: string,
  change: (endpoint: Endpoint, others: readonly Endpoint[]) => Endpoint,
): Promise<Endpoint> {
  const { list } = await changeEndpoints(table, (before) => {
    const endpoint = endpointIn(before, id);
    const others = before.filter((one) => one.id !== id);
    const after = change(endpoint, others);
    return after === endpoint ? undefined : before.map((one) => (one.id === id ? after : one));
  });
  return endpointIn(list, id);
}
