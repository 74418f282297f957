import { describe, expect, test } from 'vitest';
import type { Route } from '../../service/src/http/route.ts';
import { allRoutes } from '../../service/src/routes/all-routes.ts';
import { startApproved } from '../../world/actions.ts';
import { createWorld } from '../../world/world.ts';
import { allFlows } from './all-flows.ts';
import { callsOfFlow, singlesOf } from './cells.ts';
import type { Flow } from './flow.ts';
import { flow } from './flow.ts';
import { tookOtherThan } from './flows/help.ts';
import { judgeWorld } from './judge-world.ts';
import { prepared, runCell } from './run-cell.ts';

// The whole matrix is run by `npm run matrix`; here are a few cells of it, and what keeps it whole.

const flowNamed = (name: string): Flow => allFlows.find((one) => one.name === name) as Flow;

test('a few cells of those that move money: no violation', async () => {
  for (const name of ['approve on return, money, current API', 'cancel a part, current API', 'create']) {
    const calls = await callsOfFlow(flowNamed(name));
    const cells = singlesOf(flowNamed(name), calls, 'all at once').filter((_, index) => index % 3 === 0);
    for (const cell of cells) expect([cell.name, ...(await runCell(flowNamed(name), cell))]).toEqual([cell.name]);
  }
});

test('each call of a flow is cut in each way', async () => {
  const approve = flowNamed('approve on return, money, current API');
  const calls = await callsOfFlow(approve);
  expect(calls).toEqual(['table.get', 'table.updateIf', 'kakaopay.approve', 'table.get', 'table.updateIf']);
  const faults = singlesOf(approve, calls, 'nothing').filter(({ place }) => place.index === 2);
  expect(faults.map(({ fault }) => fault).sort()).toEqual([
    'crash after',
    'crash before',
    'late before',
    'lose after',
    'lose before',
    'slow after',
    'slow before',
  ]);
});

test('every flow has a name of its own', () => {
  const names = allFlows.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

/** The addresses that the run of a flow asks for, each with its method. */
async function addressesOf(one: Flow): Promise<string[]> {
  const { virtual, subject } = await prepared(one);
  const asked: string[] = [];
  const watch =
    <Rest extends unknown[], Given>(method: string, ask: (address: string, ...rest: Rest) => Given) =>
    (address: string, ...rest: Rest): Given => {
      asked.push(`${method} ${new URL(address, 'http://localhost').pathname}`);
      return ask(address, ...rest);
    };
  const watchRequest =
    (ask: typeof virtual.events): typeof virtual.events =>
    (request, hook) => {
      asked.push(`${request.method} ${request.path}`);
      return ask(request, hook);
    };
  const { get, post, patch, events, checkout } = virtual;
  const watched = { get: watch('GET', get), post: watch('POST', post), patch: watch('PATCH', patch) };
  const functions = { events: watchRequest(events), checkout: watchRequest(checkout) };
  await one.act({ ...virtual, ...watched, ...functions }, subject);
  return asked;
}

test('every route that writes has a flow: what has no GET, and the links that payers follow', async () => {
  const writes = ({ method, access }: Route<never>) => method !== 'GET' || access.by === 'signed link';
  const asked = (await Promise.all(allFlows.map(addressesOf))).flat();
  const isAsked = ({ method, path }: Route<never>) => {
    const address = new RegExp(`^${method} ${path.replace(/\{\w+\}/g, '[^/]+')}$`);
    return asked.some((one) => address.test(one));
  };
  const missing = allRoutes.filter(writes).filter((one) => !isAsked(one));
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

describe('the judge', () => {
  test('finds nothing wrong with a world in which all went well', async () => {
    const virtual = await createWorld();
    await startApproved(virtual);
    expect(await judgeWorld(virtual, [])).toEqual([]);
  });

  test('finds what is taken and not held, given back beyond what was paid, and an order paid twice', async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    const { tid = '' } = (await virtual.payment(id)) ?? {};
    await virtual.service.kakaoPay.cancel({ tid, cancel_amount: 500, cancel_tax_free_amount: 0 });
    const [fault] = await judgeWorld(virtual, []);
    expect(fault).toContain('done at KakaoPay, and not held');
  });

  test('is asked about every cell: a flow whose expectation fails is a violation', async () => {
    const wrong = flow({ ...flowNamed('create'), judge: (virtual) => tookOtherThan(virtual, 1) });
    const [cell] = singlesOf(wrong, await callsOfFlow(wrong), 'nothing');
    expect(cell && (await runCell(wrong, cell))).toEqual(['taken: , not 1']);
  });
});
