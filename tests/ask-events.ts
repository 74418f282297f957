import { bodyOf } from '../world/actions.ts';
import { askEvents, type Method } from '../world/telling.ts';
import type { VirtualWorld } from '../world/world.ts';
import { expectDocumented } from './documented.ts';

/** Asks as a shop does, and holds the answer against the OpenAPI document. */
export async function ask<Body = Record<string, unknown>>(
  virtual: VirtualWorld,
  method: Method,
  address: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: Body }> {
  const answer = await askEvents(virtual, method, address, body);
  const path = address.replace(/\?.*/, '').replace(/(?<=\/(events|webhook-endpoints)\/)[^/]+/, '{id}');
  if (answer.status !== 204) expectDocumented(`${method} ${path}`, answer);
  return { status: answer.status, body: (answer.body === '' ? {} : bodyOf(answer)) as Body };
}
