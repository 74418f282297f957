import { describe, expect, test } from 'vitest';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { addressOf, listen, sentTo } from '../../../world/listening.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { WebhookAnswer } from '../ports/webhooks.ts';
import type { Teller } from '../service.ts';
import { readAttempts } from '../store/attempts.ts';
import { paymentKey } from '../store/payments.ts';
import { readTold, type Told } from '../store/told.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import type { Telling } from '../webhooks/outbox.ts';
import { freshly, tellEndpoint } from './tell-endpoint.ts';

const to = 'we_a';
const endpoint: Endpoint = { id: to, slot: 0, url: addressOf(to), generation: 1, createdAt: 1 };
const down: WebhookAnswer = { status: 500, said: 'down' };

/** A payment that was made and partly given back, of which an endpoint has been told nothing. */
async function untold() {
  const virtual = await createWorld();
  await listen(virtual, to);
  const { id } = await startApproved(virtual);
  await cancelPayment(virtual, id, { amountWon: 700 });
  const read = () => readTold(virtual.service.table, paymentKey(id)) as Promise<Told>;
  return { virtual, id, read, told: await read(), stored: () => virtual.payment(id) };
}

/** Tells it as it was read, with time for it, and what is to be otherwise. */
function tell({ service }: VirtualWorld, told: Told | undefined, over: Partial<Teller> = {}, whom = to) {
  const now = service.clock.now();
  const listening = { endpoint: async () => endpoint, stopAt: now + 35_000 };
  return tellEndpoint({ ...service, ...over }, { told, readAt: now }, whom, listening);
}

const idsSent = (virtual: VirtualWorld) => sentTo(virtual, to).map(({ id }) => id.slice(id.lastIndexOf('_') + 1));
const errorsIn = ({ lines }: VirtualWorld) =>
  lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'ERROR');

describe('what came of it:', () => {
  test('well, once all that waits was taken', async () => {
    const { virtual, told, stored } = await untold();
    virtual.receiver.answer = () => ({ status: 200, said: '' });
    expect(await tell(virtual, told)).toBe('well');
    expect(idsSent(virtual)).toEqual(['3', '5']);
    const delivered = (await stored())?.delivered;
    expect(delivered).toStrictEqual([3, 5].map((n) => ({ n, to, at: expect.any(Number), status: 200 })));
  });

  test('of what a welcome answer has said, the first 60 characters are kept', async () => {
    const { virtual, told, stored } = await untold();
    virtual.receiver.answer = () => ({ status: 200, said: `${'o'.repeat(60)}k` });
    await tell(virtual, told);
    expect((await stored())?.delivered?.map(({ said }) => said)).toEqual(Array(2).fill('o'.repeat(60)));
  });

  test('failing, once something was not taken; what follows it is not tried', async () => {
    const { virtual, id, told, stored } = await untold();
    virtual.receiver.answer = () => down;
    const ids = { randomBytes: () => Buffer.from([128]) };
    const now = virtual.service.clock.now();
    expect(await tell(virtual, told, { ids })).toBe('failing');
    expect(idsSent(virtual)).toEqual(['3']);
    // Half of the tenth that chance may add.
    const at = now + 5_250;
    expect((await stored())?.outbox).toStrictEqual({ we_a: { pending: [3, 5], tries: 1, at, slot: 0 } });
    const attempts = await readAttempts(virtual.service.table, id, 3, now);
    expect(attempts).toEqual([{ itemId: id, n: 3, to, at: now, status: 500, said: 'down' }]);
    expect(errorsIn(virtual)).toEqual([]);
  });

  test('failing, where there was no answer', async () => {
    const { virtual, id, told } = await untold();
    virtual.receiver.answer = () => ({ status: undefined, error: 'dns' });
    expect(await tell(virtual, told)).toBe('failing');
    const attempts = await readAttempts(virtual.service.table, id, 3, virtual.service.clock.now());
    expect(attempts).toEqual([{ itemId: id, n: 3, to, at: expect.any(Number), error: 'dns' }]);
  });

  test('untried, where it was too late to send it: nothing is noted', async () => {
    const { virtual, id, told, stored } = await untold();
    virtual.receiver.answer = () => ({ status: undefined, error: 'too_late' });
    const before = await stored();
    expect(await tell(virtual, told)).toBe('untried');
    expect(await stored()).toEqual(before);
    expect(await readAttempts(virtual.service.table, id, 3, virtual.service.clock.now())).toEqual([]);
  });

  test('untried, where nothing waits for the endpoint, or nothing is there', async () => {
    const { virtual, told } = await untold();
    const telling = (over: Telling) => ({ ...told, telling: over });
    expect(await tell(virtual, undefined)).toBe('untried');
    expect(await tell(virtual, telling({}))).toBe('untried');
    expect(await tell(virtual, told, {}, 'we_b')).toBe('untried');
    expect(virtual.receiver.received).toEqual([]);
  });
});

test('what was tried in vain for the tenth time is put before a person, and what follows it is told', async () => {
  const { virtual, id, told, stored } = await untold();
  virtual.receiver.answer = ({ headers }) => (headers['webhook-id'] === `${id}_3` ? down : { status: 204, said: '' });
  const outbox = { we_a: { pending: [3, 5], tries: 9, at: 1, slot: 0 } };
  const tried = { ...told, telling: { ...told.telling, outbox } };
  expect(await tell(virtual, tried)).toBe('well');
  expect(idsSent(virtual)).toEqual(['3', '5']);
  expect(errorsIn(virtual)).toMatchObject([{ message: 'event_parked', eventId: `${id}_3`, endpointId: to }]);
  expect(await stored()).toMatchObject({ parked: { we_a: [3] }, delivered: [{ n: 5 }] });
});

test('events that the item has forgotten are given up, each before a person, fifty at a time', async () => {
  const { virtual, id, told, stored } = await untold();
  const pending = Array.from({ length: 52 }, (_, at) => 100 + at);
  const outbox = { we_a: { pending, tries: 0, at: 1 } };
  expect(await tell(virtual, { ...told, telling: { ...told.telling, outbox } })).toBe('untried');
  expect(virtual.receiver.received).toEqual([]);
  const parked = (await stored())?.parked?.we_a;
  expect(parked).toEqual(pending.slice(0, 50));
  expect((await stored())?.outbox).toMatchObject({ we_a: { pending: [150, 151], tries: 0 } });
  const eventIds = errorsIn(virtual).map(({ message, eventId, endpointId }) => [message, eventId, endpointId]);
  expect(eventIds).toEqual(pending.slice(0, 50).map((n) => ['event_parked', `${id}_${n}`, to]));
});

describe('where it cannot be written down', () => {
  /** A table in which somebody else has always written before us. */
  async function contested(current: 'the same' | 'gone') {
    const { virtual, told } = await untold();
    const { table } = virtual.service;
    let writes = 0;
    const updateIf: Teller['table']['updateIf'] = async (key) => {
      writes += key.sk.startsWith('pay_') ? 1 : 0;
      return { written: false, current: current === 'gone' ? undefined : await table.get(key) };
    };
    return { virtual, result: await tell(virtual, told, { table: { ...table, updateIf } }), writes };
  }

  test('it is tried five times, and told again another time', async () => {
    const { virtual, result, writes } = await contested('the same');
    expect([result, writes, idsSent(virtual)]).toEqual(['well', 5, ['3']]);
  });

  test('for the item is gone, that is all', async () => {
    const { virtual, result, writes } = await contested('gone');
    expect([result, writes, idsSent(virtual)]).toEqual(['well', 1, ['3']]);
  });
});

describe('an item that was read', () => {
  test.each([
    [2_999, false],
    [3_000, true],
  ])('%i ms ago is read anew: %s', async (ageMs, isAnew) => {
    const { virtual, told } = await untold();
    const { clock } = virtual.service;
    const old = { told: { ...told, version: -1 }, readAt: clock.now() - ageMs };
    const fresh = await freshly(virtual.service, old);
    expect(fresh.told?.version).toBe(isAnew ? told.version : -1);
    expect(fresh.readAt).toBe(isAnew ? clock.now() : old.readAt);
  });

  test('and was not there is not looked for again', async () => {
    const { virtual } = await untold();
    const nothing = { told: undefined, readAt: 0 };
    expect(await freshly(virtual.service, nothing)).toBe(nothing);
  });
});
