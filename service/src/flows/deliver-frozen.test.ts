import { expect, test } from 'vitest';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { listen, sentTo } from '../../../world/listening.ts';
import type { Hook } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';

// T4: whoever was frozen has old news.

const endpoint = 'we_0123456789ab';

async function withEvents(): Promise<{ readonly virtual: VirtualWorld; readonly id: string }> {
  const virtual = await createWorld({ seed: 'frozen' });
  await listen(virtual, endpoint);
  const { id } = await startApproved(virtual);
  await cancelPayment(virtual, id);
  return { virtual, id };
}

/** The function is frozen once, when that call is answered for the n-th time; meanwhile so much goes by. */
function frozenAt(call: string, times: number, meanwhile: () => Promise<unknown>): Hook {
  let left = times;
  return async ({ name, moment }) => {
    if (name !== call || moment !== 'after') return;
    left -= 1;
    if (left === 0) await meanwhile();
  };
}

const told = (virtual: VirtualWorld) => sentTo(virtual, endpoint).map(({ id }) => id.slice(id.lastIndexOf('_') + 1));

test('a function that thaws after it has read an item reads it anew, and tells what is still to be told', async () => {
  const { virtual } = await withEvents();
  await virtual.stream(frozenAt('table.get', 2, () => virtual.pass(20_000)));
  expect(told(virtual)).toEqual(['3', '5']);
});

test('a function that thaws between two events tells nothing that others have told meanwhile', async () => {
  const { virtual } = await withEvents();
  const others = async () => {
    await virtual.pass(20_000);
    await virtual.wake();
  };
  await virtual.stream(frozenAt('table.updateIf', 1, others));
  expect(told(virtual)).toEqual(['3', '5']);
});
