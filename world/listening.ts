import { changeEndpoints } from '../service/src/store/endpoints.ts';
import type { Endpoint } from '../service/src/webhooks/endpoint.ts';
import type { Received } from './receiver.ts';
import type { VirtualWorld } from './world.ts';

export const addressOf = (id: string): string => `https://${id}.test/`;

/** An endpoint of the shop's with this id, as the API makes one; it is told at `addressOf(id)`. */
export async function listen({ service }: VirtualWorld, id: string, over: Partial<Endpoint> = {}): Promise<void> {
  const { table, clock } = service;
  await changeEndpoints(table, (list) => [
    ...list,
    { id, slot: list.length, url: addressOf(id), generation: 1, createdAt: clock.now(), ...over },
  ]);
}

/** What that endpoint was sent, in order. */
export const sentTo = ({ receiver }: VirtualWorld, id: string): readonly Received[] =>
  receiver.received.filter(({ url }) => url === addressOf(id));
