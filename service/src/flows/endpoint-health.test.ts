import { expect, test } from 'vitest';
import { ask } from '../../../tests/ask-events.ts';
import { startApproved } from '../../../world/actions.ts';
import { makeEndpoint } from '../../../world/telling.ts';
import { createWorld } from '../../../world/world.ts';

test.each([410, 500])('an answer %i of the address it had is nothing to the address it has', async (status) => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  const path = `/v1/webhook-endpoints/${id}`;
  virtual.receiver.answer = async () => {
    await ask(virtual, 'PATCH', path, { url: 'https://shop.example/new' });
    return { status, said: '' };
  };
  const payment = await startApproved(virtual);
  await virtual.stream();
  expect((await ask(virtual, 'GET', path)).body).toMatchObject({ enabled: true });
  expect((await ask(virtual, 'GET', path)).body).not.toHaveProperty('failingSince');
  virtual.receiver.answer = undefined;
  await virtual.settle();
  expect(virtual.receiver.received.map(({ id: eventId, url }) => [eventId, url])).toEqual([
    [`${payment.id}_3`, 'https://shop.example/hook'],
    [`${payment.id}_3`, 'https://shop.example/new'],
  ]);
});
