import type { EndpointView } from '../../routes/endpoint-view.ts';
import type { Api } from '../api.ts';

export const readEndpointViews = async (api: Api): Promise<readonly EndpointView[]> =>
  (await api.get<{ readonly endpoints: readonly EndpointView[] }>('/v1/webhook-endpoints')).endpoints;

/** The shop's own words for it, or where it is. */
export const nameOf = ({ description, url }: EndpointView): string => description ?? new URL(url).host;

/** By its id, also of one that is there no more. */
export function nameIn(endpoints: readonly EndpointView[], id: string): string {
  const endpoint = endpoints.find((one) => one.id === id);
  return endpoint ? nameOf(endpoint) : id;
}
