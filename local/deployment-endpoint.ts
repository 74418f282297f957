import type { Table } from '../service/src/ports/table.ts';
import { changeEndpoints } from '../service/src/store/endpoints.ts';
import { type Endpoint, endpointsMax } from '../service/src/webhooks/endpoint.ts';
import { UserError } from './user-error.ts';

/** What came of it; the endpoint is there unless there is none any more. */
export interface DeploymentEndpoint {
  readonly came: 'made' | 'changed' | 'kept' | 'none';
  readonly endpoint?: Endpoint;
}

/**
 * Has the webhook endpoint of the deployment at this address; an empty one means none. It is an endpoint like any other
 * but for its id, which stays: whatever else was changed by the API is kept.
 *
 * @throws UserError where it cannot be.
 */
export const setDeploymentEndpoint = (table: Table, url: string, now: number): Promise<DeploymentEndpoint> =>
  setEndpoint(table, { id: 'we_deployment', url }, now);

/** The same of an endpoint with another id that stays. */
export async function setEndpoint(
  table: Table,
  { id, url }: Pick<Endpoint, 'id' | 'url'>,
  now: number,
): Promise<DeploymentEndpoint> {
  let came: DeploymentEndpoint['came'] = 'none';
  const { list } = await changeEndpoints(table, (all) => {
    const own = all.find((one) => one.id === id);
    const others = all.filter((one) => one.id !== id);
    came = cameOf(own, url);
    if (came === 'none') return own && others;
    if (came === 'kept') return undefined;
    return [...others, own === undefined ? newEndpoint(others, { id, url }, now) : movedTo(own, url)];
  });
  const endpoint = list.find((one) => one.id === id);
  return { came, ...(endpoint && { endpoint }) };
}

function cameOf(own: Endpoint | undefined, url: string): DeploymentEndpoint['came'] {
  if (url === '') return 'none';
  if (own === undefined) return 'made';
  return own.url === url ? 'kept' : 'changed';
}

function newEndpoint(
  others: readonly Endpoint[],
  { id, url }: Pick<Endpoint, 'id' | 'url'>,
  createdAt: number,
): Endpoint {
  const same = others.find((one) => one.url === url);
  if (same) throw new UserError(`The webhook endpoint ${same.id} is at ${url} already.`);
  const slot = Array.from({ length: endpointsMax }, (_, at) => at).find((at) => others.every((one) => one.slot !== at));
  if (slot === undefined) throw new UserError(`There are ${endpointsMax} webhook endpoints already: delete one first.`);
  return { id, slot, url, generation: 1, createdAt };
}

/** Whoever is at another address has not failed yet. */
function movedTo({ disabled: _, failingSince: __, ...rest }: Endpoint, url: string): Endpoint {
  return { ...rest, url };
}
