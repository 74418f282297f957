import { connect } from 'node:net';
import { createSimulator } from 'kakaopay-simulator';
import { expect, test } from 'vitest';
import { startGateway } from './gateway.ts';
import { freePort } from './ports.ts';
import { startLocalTable } from './table.ts';

/** Whether something takes connections at this address. */
const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (connected: boolean) => () => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });

const parts = {
  table: async () => {
    const table = await startLocalTable({ port: 0 });
    return { ...table, port: Number(new URL(table.endpoint).port) };
  },
  simulator: async () => {
    const simulator = await createSimulator();
    return { ...simulator, port: Number(new URL(simulator.url).port) };
  },
  gateway: async () => {
    const port = await freePort();
    const invoke = async () => ({ statusCode: 200 });
    return { port, ...(await startGateway({ port, host: '127.0.0.1', routes: [], invoke, onError: () => {} })) };
  },
};

// What listens on every address of a machine is also there at 127.0.0.2, on those that have it.
test.each(Object.entries(parts))('the %s listens on 127.0.0.1 and nowhere else', async (_name, start) => {
  const part = await start();
  expect(await answers('127.0.0.1', part.port)).toBe(true);
  for (const host of ['127.0.0.2', '::1']) expect(await answers(host, part.port), host).toBe(false);
  await part.close();
});
