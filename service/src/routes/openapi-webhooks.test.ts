import { expect, test } from 'vitest';
import { faultsOf, type JsonSchema } from '../../../tests/json-schema.ts';
import { cancelPayment, startApproved, startPayment } from '../../../world/actions.ts';
import { actOn, passUntil, startSubscribed } from '../../../world/subscribing.ts';
import { askEvents, makeEndpoint } from '../../../world/telling.ts';
import { createWorld, publicUrl } from '../../../world/world.ts';
import { toldTypes } from '../webhooks/event-types.ts';
import { servedDocument } from './openapi-route.ts';

const document = servedDocument({ publicUrl, returnSchemes: [] });
interface Webhook {
  readonly parameters: readonly { readonly name: string }[];
  readonly requestBody: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}
const webhooks = document.webhooks as unknown as Readonly<Record<string, { readonly post: Webhook }>>;

test('has every type that is told, and the test’s', () => {
  expect(Object.keys(webhooks).sort()).toEqual([...toldTypes(), 'webhook.test'].sort());
});

test('what endpoints are sent is as it is described, to the last field, with all its headers', async () => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  await askEvents(virtual, 'POST', `/v1/webhook-endpoints/${id}/test`);
  const paid = await startApproved(virtual);
  await cancelPayment(virtual, paid.id, { amountWon: 100 });
  await cancelPayment(virtual, paid.id, {});
  const open = await startPayment(virtual);
  await virtual.post(`/v1/payments/${open.id}/close`, '');
  await startPayment(virtual);
  const subscription = await startSubscribed(virtual);
  await virtual.stream();
  await actOn(virtual, subscription.id, 'pause');
  await virtual.stream();
  await actOn(virtual, subscription.id, 'resume');
  await passUntil(virtual, '2026-12-24');
  await actOn(virtual, subscription.id, 'end');
  await virtual.settle();
  const types = new Set<string>();
  for (const { body, headers } of virtual.receiver.received) {
    const { type } = JSON.parse(body) as { type: string };
    const { parameters, requestBody } = (webhooks[type] as { post: Webhook }).post;
    const schema = requestBody.content['application/json']?.schema as JsonSchema;
    expect(faultsOf(schema, JSON.parse(body), document as unknown as JsonSchema), body).toEqual([]);
    expect(Object.keys(headers)).toEqual(expect.arrayContaining(parameters.map(({ name }) => name)));
    types.add(type);
  }
  expect([...types].sort()).toEqual([
    'payment.approved',
    'payment.canceled',
    'payment.closed',
    'payment.expired',
    'payment.partially_canceled',
    'subscription.activated',
    'subscription.ended',
    'subscription.paused',
    'subscription.resumed',
    'webhook.test',
  ]);
});
