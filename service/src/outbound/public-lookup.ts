import type { LookupFunction } from 'node:net';
import { familyOf, isLoopbackAddress, isPublicAddress } from './public-address.ts';
import type { ResolveName } from './resolve-name.ts';
import type { WebhookRules } from './webhook-url-fault.ts';

/**
 * The `lookup` of a connection that others have named: it hands over only addresses that may be connected to. Node asks
 * once for each connection and connects to what it got, so nobody can name another address in between.
 *
 * It fails with the `code` `refused_address` or `dns`.
 */
export const publicLookup =
  (resolve: ResolveName, { allowLoopback = false }: WebhookRules): LookupFunction =>
  (name, { all }, done) => {
    const fail = (code: string) => done(Object.assign(new Error(code), { code }), []);
    const judge = (found: readonly string[]) => {
      const fine = found.filter((address) => isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address)));
      const [first] = fine;
      if (first === undefined) fail(found.length > 0 ? 'refused_address' : 'dns');
      else if (all) done(null, fine.map(withFamily));
      else done(null, first, withFamily(first).family);
    };
    resolve(name).then(judge, () => fail('dns'));
  };

const withFamily = (address: string) => ({ address, family: familyOf(address) === 'ipv6' ? 6 : 4 });
