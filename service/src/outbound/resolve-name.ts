import { isLocalhost } from './webhook-url-fault.ts';

/** So many times each name server is asked, the first time for so long and each other time for longer. */
const tries = 2;
const firstTryMs = 3_000;

/** The addresses behind a name, IPv4 first; empty when there are none, or when nobody says. */
export type ResolveName = (name: string) => Promise<readonly string[]>;

/**
 * Asks the name servers itself, where `dns.lookup` would have the system ask: a server that says nothing would block
 * one of the very few threads for that, and every other name, the table's included, would wait behind it.
 */
export const resolveName: ResolveName = async (name) => {
  if (isLocalhost(name)) return ['127.0.0.1', '::1'];
  const { Resolver } = process.getBuiltinModule('node:dns').promises;
  const resolver = new Resolver({ timeout: firstTryMs, tries });
  const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  return found.flatMap((addresses) => (addresses.status === 'fulfilled' ? addresses.value : []));
};
