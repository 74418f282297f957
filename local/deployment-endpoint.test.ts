import { expect, test } from 'vitest';
import { changeEndpoints, readEndpoints } from '../service/src/store/endpoints.ts';
import { createMemoryTable } from '../service/src/table/memory.ts';
import type { Endpoint } from '../service/src/webhooks/endpoint.ts';
import { setDeploymentEndpoint } from './deployment-endpoint.ts';

const url = 'https://shop.example/webhooks';
const made = { id: 'we_deployment', slot: 0, url, generation: 1, createdAt: 1_000 };
const other = (slot: number): Endpoint => ({
  ...{ id: `we_${slot}`, slot, url: `https://shop.example/${slot}`, generation: 1, createdAt: 1 },
});

async function tableWith(...list: readonly Endpoint[]) {
  const table = createMemoryTable();
  await changeEndpoints(table, () => list);
  return table;
}

test('it is made with the first deployment that names it, and kept by the next', async () => {
  const table = createMemoryTable();
  expect(await setDeploymentEndpoint(table, url, 1_000)).toEqual({ came: 'made', endpoint: made });
  expect(await setDeploymentEndpoint(table, url, 2_000)).toEqual({ came: 'kept', endpoint: made });
  expect((await readEndpoints(table)).version).toBe(1);
});

test('beside others it gets a queue that is nobody’s', async () => {
  const table = await tableWith(other(0), other(2));
  expect(await setDeploymentEndpoint(table, url, 1_000)).toMatchObject({ endpoint: { slot: 1 } });
  expect((await readEndpoints(table)).list).toHaveLength(3);
});

test('at another address it has its secret still, and a new beginning', async () => {
  const table = await tableWith({
    ...{ ...made, generation: 3, rotatedAt: 500, types: ['payment.approved'], failingSince: 600 },
    disabled: { because: 'failing', at: 700 },
  });
  const moved = `${url}/new`;
  expect(await setDeploymentEndpoint(table, moved, 2_000)).toEqual({
    came: 'changed',
    endpoint: { ...made, url: moved, generation: 3, rotatedAt: 500, types: ['payment.approved'] },
  });
});

test('what was changed of it by the API stays while its address does', async () => {
  const disabled = { ...made, disabled: { because: 'shop', at: 700 } } as const;
  const table = await tableWith(disabled);
  expect(await setDeploymentEndpoint(table, url, 2_000)).toEqual({ came: 'kept', endpoint: disabled });
});

test('it is taken out when it is named no more; where there is none, nothing is written', async () => {
  const table = await tableWith(other(1), made);
  expect(await setDeploymentEndpoint(table, '', 2_000)).toEqual({ came: 'none' });
  expect((await readEndpoints(table)).list).toEqual([other(1)]);
  const { version } = await readEndpoints(table);
  await setDeploymentEndpoint(table, '', 3_000);
  expect((await readEndpoints(table)).version).toBe(version);
});

test('a sixth, and a second at one address, are refused in a sentence', async () => {
  const five = await tableWith(...[0, 1, 2, 3, 4].map(other));
  await expect(setDeploymentEndpoint(five, url, 1_000)).rejects.toThrow('There are 5 webhook endpoints already');
  const same = await tableWith({ ...other(0), url });
  await expect(setDeploymentEndpoint(same, url, 1_000)).rejects.toThrow(`we_0 is at ${url} already`);
});
