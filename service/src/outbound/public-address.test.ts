import { describe, expect, test } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** The first and the last address of every range in which nobody public is, and those just outside of it. */
const ranges: readonly (readonly [name: string, first: string, last: string, outside: readonly string[]])[] = [
  ['this network', '0.0.0.0', '0.255.255.255', ['1.0.0.0']],
  ['private 10', '10.0.0.0', '10.255.255.255', ['9.255.255.255', '11.0.0.0']],
  ['shared by carriers', '100.64.0.0', '100.127.255.255', ['100.63.255.255', '100.128.0.0']],
  ['loopback', '127.0.0.0', '127.255.255.255', ['126.255.255.255', '128.0.0.0']],
  ['link-local, the metadata of clouds', '169.254.0.0', '169.254.255.255', ['169.253.255.255', '169.255.0.0']],
  ['private 172', '172.16.0.0', '172.31.255.255', ['172.15.255.255', '172.32.0.0']],
  ['protocol assignments', '192.0.0.0', '192.0.0.255', ['191.255.255.255', '192.0.1.0']],
  ['documents 1', '192.0.2.0', '192.0.2.255', ['192.0.1.255', '192.0.3.0']],
  ['6to4 relays', '192.88.99.0', '192.88.99.255', ['192.88.98.255', '192.88.100.0']],
  ['private 192', '192.168.0.0', '192.168.255.255', ['192.167.255.255', '192.169.0.0']],
  ['benchmarks', '198.18.0.0', '198.19.255.255', ['198.17.255.255', '198.20.0.0']],
  ['documents 2', '198.51.100.0', '198.51.100.255', ['198.51.99.255', '198.51.101.0']],
  ['documents 3', '203.0.113.0', '203.0.113.255', ['203.0.112.255', '203.0.114.0']],
  ['multicast', '224.0.0.0', '239.255.255.255', ['223.255.255.255']],
  ['reserved', '240.0.0.0', '255.255.255.254', []],
  ['broadcast', '255.255.255.255', '255.255.255.255', []],
  ['below what is given out', '::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', ['2000::']],
  [
    'above what is given out',
    '4000::',
    'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ['3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ],
  [
    'protocols 6',
    '2001::',
    '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff',
    ['2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2001:200::'],
  ],
  [
    'documents 6',
    '2001:db8::',
    '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
    ['2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db9::'],
  ],
  ['6to4', '2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', ['2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2003::']],
  [
    'more documents 6',
    '3fff::',
    '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff',
    ['3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '3fff:1000::'],
  ],
];

describe.each(ranges)('%s', (_name, first, last, outside) => {
  test('nobody public is in it', () => {
    expect([first, last].filter((address) => isPublicAddress(address))).toEqual([]);
  });

  test('its neighbours are public', () => {
    expect(outside.filter((address) => !isPublicAddress(address))).toEqual([]);
  });
});

test.each([
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['loopback, written out', '0:0:0:0:0:0:0:1'],
  ['IPv4 mapped, private', '::ffff:10.0.0.1'],
  ['IPv4 mapped, in hexadecimal', '::ffff:7f00:1'],
  ['IPv4 mapped, public', '::ffff:8.8.8.8'],
  ['IPv4 translated', '::ffff:0:10.0.0.1'],
  ['IPv4 compatible', '::10.0.0.1'],
  ['NAT64', '64:ff9b::10.0.0.1'],
  ['NAT64 of a public one', '64:ff9b::8.8.8.8'],
  ['NAT64 of a local network', '64:ff9b:1::10.0.0.1'],
  ['nothing but to be dropped', '100::1'],
  ['6to4 of 10.0.0.1', '2002:a00:1::1'],
  ['Teredo', '2001:0:a00:1::1'],
  ['segment routing', '5f00::1'],
  ['unique local', 'fc00::1'],
  ['the metadata of AWS', 'fd00:ec2::254'],
  ['link-local', 'fe80::1'],
  ['link-local, with its interface', 'fe80::1%eth0'],
  ['a public one with an interface', '2606:4700::1%eth0'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['a name', 'shop.example'],
  ['a number', '2130706433'],
  ['nothing', ''],
])('not public: %s (%s)', (_name, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['1.1.1.1', '8.8.8.8', '52.95.110.1', '2001:4860:4860::8888', '2606:4700:4700::1111', '2a00:1450::1'])(
  'public: %s',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test('loopback is this machine, and no translation of it', () => {
  expect(['127.0.0.1', '127.255.255.255', '::1'].filter((address) => !isLoopbackAddress(address))).toEqual([]);
  const others = ['10.0.0.1', '128.0.0.0', '::', '::2', '::ffff:127.0.0.1', '::FFFF:127.0.0.1', '64:ff9b::127.0.0.1'];
  expect(
    [...others, '0:0:0:0:0:ffff:7f00:1', '8.8.8.8', 'localhost', ''].filter((address) => isLoopbackAddress(address)),
  ).toEqual([]);
});
