import { expect } from 'vitest';
import { readTold } from '../service/src/store/told.ts';
import { toldType } from '../service/src/webhooks/event-types.ts';
import { sentTo } from '../world/listening.ts';
import type { VirtualWorld } from '../world/world.ts';

interface Item {
  readonly pk: string;
  readonly sk: string;
}

/**
 * This endpoint was told of everything that happened to the item: in order at least once, the same bytes under an id
 * whenever it was tried; and nothing of it is waiting any more. What was parked it may have been told as well.
 */
export async function expectTold(virtual: VirtualWorld, endpointId: string, item: Item): Promise<void> {
  const told = await readTold(virtual.service.table, item);
  const parked = told?.telling.parked?.[endpointId] ?? [];
  const idOf = (n: number): string => `${item.sk}_${n}`;
  const all = (told?.events ?? []).filter(({ type }) => toldType(type) !== undefined).map(({ n }) => n);
  const sent = sentTo(virtual, endpointId).filter(({ id }) => id.startsWith(`${item.sk}_`));
  const taken = sent.filter(({ status }) => status === undefined || status < 300).map(({ id }) => id);
  const delivered = [...new Set(taken)];
  expect(delivered.filter((id) => !parked.map(idOf).includes(id))).toEqual(
    all.filter((n) => !parked.includes(n)).map(idOf),
  );
  const bodies = new Map(sent.map(({ id, body }) => [id, body]));
  for (const { id, body } of sent) expect(body).toBe(bodies.get(id));
  expect(told?.telling.outbox?.[endpointId]).toBeUndefined();
  expect(told?.telling.bodies).toBeUndefined();
}
