import type { BlockList } from 'node:net';

/** IPv4 in which no public host is: IANA's special-purpose registry, multicast, and what is reserved. */
const notPublic4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** The part of IPv6 that is given out. Addresses which hold an IPv4 one (mapped, NAT64) are outside of it. */
const given6 = ['2000::/3'];
/** In it: for protocols (Teredo, which holds IPv4, among them), for documents twice, and 6to4, which holds IPv4. */
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Whether an address may be connected to: one on the public internet; nothing that is not an address. */
export function isPublicAddress(address: string): boolean {
  const family = familyOf(address);
  if (family === undefined) return false;
  const { given, notPublic } = lists();
  return (family === 'ipv4' || given.check(address, family)) && !notPublic.check(address, family);
}

/** This machine; as IPv4 inside of IPv6 it is not. */
export const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || (familyOf(address) === 'ipv4' && address.startsWith('127.'));

export function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = process.getBuiltinModule('node:net').isIP(address);
  // `fe80::1%eth0` is an address of one machine only.
  if (version === 0 || address.includes('%')) return undefined;
  return version === 4 ? 'ipv4' : 'ipv6';
}

interface Lists {
  readonly notPublic: BlockList;
  readonly given: BlockList;
}

let made: Lists | undefined;

/** Made when first needed: a function that sends no webhooks is spared the few ms. */
function lists(): Lists {
  made ??= { notPublic: listOf([...notPublic4, ...notPublic6]), given: listOf(given6) };
  return made;
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new (process.getBuiltinModule('node:net').BlockList)();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), network.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
