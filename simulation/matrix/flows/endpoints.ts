import { readEndpoints } from '../../../service/src/store/endpoints.ts';
import type { Endpoint } from '../../../service/src/webhooks/endpoint.ts';
import { startApproved } from '../../../world/actions.ts';
import type { Hook } from '../../../world/outside.ts';
import { askEvents, type Method } from '../../../world/telling.ts';
import type { VirtualWorld } from '../../../world/world.ts';
import { type Flow, flow, isDone } from '../flow.ts';

const path = '/v1/webhook-endpoints';
const asks = (method: Method, address: string, body?: object) => (virtual: VirtualWorld, _: unknown, hook?: Hook) =>
  askEvents(virtual, method, address, body, hook);

const listOf = async ({ service }: VirtualWorld): Promise<readonly Endpoint[]> =>
  (await readEndpoints(service.table)).list;

const unless = (isRight: boolean, said: string): string[] => (isRight ? [] : [said]);

/** What became of the endpoint `we_a`, where the change was written; and that it is as before, where it was not. */
const changed = (of: (endpoint: Endpoint | undefined) => boolean): Flow['judge'] =>
  async function judgeIt(virtual, _, met) {
    const endpoint = (await listOf(virtual)).find(({ id }) => id === 'we_a');
    return unless(of(endpoint) === isDone(met), `the endpoint is ${JSON.stringify(endpoint)}`);
  };

/** An event that the endpoint was not sent while it was disabled. */
async function missed(virtual: VirtualWorld): Promise<string> {
  await askEvents(virtual, 'PATCH', `${path}/we_a`, { enabled: false });
  const { id } = await startApproved(virtual);
  await askEvents(virtual, 'PATCH', `${path}/we_a`, { enabled: true });
  return id;
}
const replay = asks('POST', `${path}/we_a/replay`, { from: '2026-11-23' });
const isReplayed = (virtual: VirtualWorld, id: string): boolean =>
  virtual.receiver.received.some((one) => one.id === `${id}_3`);

export const endpointFlows: readonly Flow[] = [
  flow({
    name: 'an endpoint is made',
    prepare: async () => undefined,
    act: asks('POST', path, { url: 'https://shop.example/hook' }),
    async judge(virtual, _, met) {
      const made = (await listOf(virtual)).filter(({ url }) => url === 'https://shop.example/hook').length;
      return unless(made === (isDone(met) ? 1 : 0), `${made} endpoints were made`);
    },
  }),
  flow({
    name: 'an endpoint is disabled',
    prepare: async () => undefined,
    act: asks('PATCH', `${path}/we_a`, { enabled: false }),
    judge: changed((endpoint) => endpoint?.disabled !== undefined),
  }),
  flow({
    name: 'an endpoint gets another secret',
    prepare: async () => undefined,
    act: asks('POST', `${path}/we_a/rotate-secret`),
    judge: changed((endpoint) => endpoint?.generation === 2),
  }),
  flow({
    name: 'an endpoint is deleted',
    prepare: async () => undefined,
    act: asks('DELETE', `${path}/we_a`),
    judge: changed((endpoint) => endpoint === undefined),
  }),
  flow({
    name: 'a test delivery',
    prepare: async () => undefined,
    act: asks('POST', `${path}/we_a/test`),
    judge: async (virtual) => unless((await listOf(virtual)).length === 1, 'the endpoint is gone'),
  }),
  flow<string>({
    name: 'a replay is begun',
    prepare: missed,
    act: replay,
    judge: (virtual, id, met) =>
      unless(isReplayed(virtual, id) === isDone(met, 'table.putIfAbsent'), 'the missed event was not replayed'),
  }),
  flow({
    name: 'wake goes on with a replay',
    async prepare(virtual) {
      const id = await missed(virtual);
      await replay(virtual, undefined);
      return id;
    },
    act: (virtual, _, hook) => virtual.wake(hook),
    judge: (virtual, id) => unless(isReplayed(virtual, id), 'the missed event was not replayed'),
  }),
];
