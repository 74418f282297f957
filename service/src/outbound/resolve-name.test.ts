import { createSocket, type Socket } from 'node:dgram';
import dns from 'node:dns';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { resolveName } from './resolve-name.ts';

/** What the name server of this test knows: addresses by name and by the type of the record (1: A, 28: AAAA). */
const records: Readonly<Record<string, Readonly<Record<number, readonly (readonly number[])[]>>>> = {
  'both.example': {
    1: [
      [192, 0, 2, 1],
      [192, 0, 2, 2],
    ],
    28: [[0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
  },
  'four.example': { 1: [[192, 0, 2, 4]] },
  'empty.example': {},
};

function answerTo(query: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = query.readUInt16BE(at + 1);
  const known = records[labels.join('.').toLowerCase()];
  const found = known?.[type] ?? [];
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(known ? 0x8180 : 0x8183, 2); // 3: there is no such name
  header.writeUInt16BE(found.length, 6);
  header.writeUInt32BE(0, 8);
  const answers = found.map((address) =>
    Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, address.length, ...address]),
  );
  return Buffer.concat([header, query.subarray(12, at + 5), ...answers]);
}

let server: Socket;
let asked = 0;

beforeEach(async () => {
  asked = 0;
  server = createSocket('udp4', (query, { port, address }) => {
    asked += 1;
    server.send(answerTo(query), port, address);
  });
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  const { Resolver } = dns.promises;
  const resolve4 = Resolver.prototype.resolve4 as (name: string) => Promise<string[]>;
  // Every resolver asks the server of this test, whatever this machine is set to.
  const asking = function (this: dns.promises.Resolver, name: string) {
    this.setServers([`127.0.0.1:${server.address().port}`]);
    return resolve4.call(this, name);
  };
  vi.spyOn(Resolver.prototype, 'resolve4').mockImplementation(asking as never);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test.each([
  ['both.example', ['192.0.2.1', '192.0.2.2', '2001:db8::1']],
  ['four.example', ['192.0.2.4']],
  ['empty.example', []],
  ['nobody.example', []],
])('%s leads to %j', async (name, addresses) => {
  expect(await resolveName(name)).toEqual(addresses);
  expect(asked).toBe(2);
});

test.each(['localhost', 'localhost.', 'shop.localhost'])('%s is this machine, and nobody is asked', async (name) => {
  expect(await resolveName(name)).toEqual(['127.0.0.1', '::1']);
  expect(asked).toBe(0);
});
