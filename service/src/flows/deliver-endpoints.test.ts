import { expect, test } from 'vitest';
import { startApproved } from '../../../world/actions.ts';
import { listen, sentTo } from '../../../world/listening.ts';
import { createWorld } from '../../../world/world.ts';
import type { Key } from '../ports/table.ts';
import { changeEndpoints } from '../store/endpoints.ts';
import { paymentKey } from '../store/payments.ts';
import { createDelivery } from './deliver.ts';

// Whom there is to tell is read once for many items, and anew where it may have changed.

/** A delivery, and how often it has read the list of endpoints. */
async function delivering() {
  const virtual = await createWorld();
  await listen(virtual, 'we_a');
  const { service } = virtual;
  const reads = { count: 0, fail: 0 };
  const get = async (key: Key) => {
    if (key.pk === 'webhooks') {
      reads.count += 1;
      if (reads.fail-- > 0) throw new Error('no answer');
    }
    return service.table.get(key);
  };
  const delivery = createDelivery({ ...service, table: { ...service.table, get } }, service.clock.now() + 60_000);
  const tell = async () => {
    const { id } = await startApproved(virtual);
    await delivery.look([paymentKey(id)], 'news');
    await delivery.done();
    return id;
  };
  const told = () => sentTo(virtual, 'we_a').map(({ id }) => id.slice(0, -2));
  return { virtual, reads, delivery, tell, told };
}

test('it is believed for five seconds', async () => {
  const { virtual, reads, delivery, tell } = await delivering();
  const { list } = await delivery.endpoints();
  expect(list.map(({ id }) => id)).toEqual(['we_a']);
  const readAt = virtual.service.clock.now();
  await tell();
  await tell();
  await virtual.pass(readAt + 4_999 - virtual.service.clock.now());
  await delivery.endpoints();
  expect(reads.count).toBe(1);
  await virtual.pass(1);
  await delivery.endpoints();
  expect(reads.count).toBe(2);
});

test('it is read anew once an endpoint did not take something: it may be disabled now', async () => {
  const { virtual, reads, delivery, tell, told } = await delivering();
  virtual.receiver.answer = () => ({ status: 500, said: '' });
  await tell();
  await changeEndpoints(virtual.service.table, (list) =>
    list.map((one) => ({ ...one, disabled: { because: 'shop' as const, at: 1 } })),
  );
  const before = reads.count;
  expect((await delivery.endpoints()).list[0]?.disabled).toBeDefined();
  expect(reads.count).toBe(before + 1);
  await tell();
  expect(told()).toHaveLength(1);
});

test('it is asked for again where it could not be read', async () => {
  const { virtual, reads, tell, told } = await delivering();
  reads.fail = 1;
  const untold = await tell();
  expect(told()).toEqual([]);
  expect(virtual.lines.filter((line) => line.includes('item_failed') && line.includes(untold))).toHaveLength(1);
  const id = await tell();
  expect(told()).toEqual([id]);
});

test.each([
  ['that was well until now', undefined, 10],
  ['that has failed before', 1, 1],
])(
  'an endpoint %s is tried so many times in vain before the rest is left for later',
  async (_, failingSince, times) => {
    const virtual = await createWorld();
    const at = virtual.service.clock.now();
    await listen(virtual, 'we_a', failingSince === undefined ? {} : { failingSince: at });
    virtual.receiver.answer = () => ({ status: 500, said: '' });
    for (let i = 0; i < 12; i++) await startApproved(virtual);
    await virtual.stream();
    expect(sentTo(virtual, 'we_a')).toHaveLength(times);
  },
);
