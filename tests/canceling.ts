import { bodyOf, cancelPayment, startApproved } from '../world/actions.ts';
import type { Hook } from '../world/outside.ts';
import { createWorld, type VirtualWorld } from '../world/world.ts';
import { expectDocumented } from './documented.ts';

export const cancellationsPath: string = '/v1/payments/{id}/cancellations';

export interface Answered {
  readonly id?: string;
  readonly errors?: readonly { readonly path: string }[];
}

/** Gives money back as a shop does; the answer is one that the OpenAPI document has. */
export async function cancel(virtual: VirtualWorld, id: string, body: object = {}, key = 'key-1', hook?: Hook) {
  const answer = await cancelPayment(virtual, id, body, { key, ...(hook && { hook }) });
  expectDocumented(`POST ${cancellationsPath}`, answer);
  return { httpStatus: answer.status, headers: answer.headers, ...bodyOf<Answered>(answer) };
}

/** All of them, or one. */
export async function getCancellations(virtual: VirtualWorld, id: string, of?: string) {
  const headers = { authorization: `Bearer ${virtual.apiKey}` };
  const answer = await virtual.get(cancellationsPath.replace('{id}', id) + (of === undefined ? '' : `/${of}`), {
    headers,
  });
  expectDocumented(`GET ${cancellationsPath}${of === undefined ? '' : '/{cancellationId}'}`, answer);
  return { httpStatus: answer.status, ...bodyOf<Answered>(answer) };
}

/** A world with a payment that was paid. */
export async function paidWorld(over: object = {}) {
  const virtual = await createWorld();
  return { virtual, ...(await startApproved(virtual, over)) };
}
