import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

export interface WebhookRules {
  /** A laptop's: this machine is let through as well, there by `http:` too. */
  readonly allowLoopback?: boolean | undefined;
}

const charactersMax = 500;

/** Names of a network of one's own, or of this machine: nobody public ever has them. */
const ownNames = ['localhost', 'localdomain', 'local', 'internal', 'intranet', 'lan', 'home.arpa'];

const publicName = /^([a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/;

/**
 * What is wrong with an address for webhooks, as the end of a sentence that begins with it; `undefined`: nothing that
 * can be seen in it. Where its name leads to is asked when something is sent there. An IP address, in whatever
 * spelling, is judged here, since Node asks nobody about those.
 */
export function webhookUrlFault(url: string, { allowLoopback = false }: WebhookRules = {}): string | undefined {
  if (url.length > charactersMax) return `must have ${charactersMax} characters at most`;
  if (/[\s\\\p{C}]/u.test(url)) return 'must not hold white space or a backslash';
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url))
    return 'must be an address such as https://shop.example/webhooks';
  if (url.includes('#')) return 'must not have a part behind #';
  if (/^https?:\/\/[^/?]*@/i.test(url)) return 'must not hold a user name or a password';
  // As the parser has it, which is how Node will see it: `0x7f.1` is 127.0.0.1 by now.
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (allowLoopback && isThisMachine(host)) return undefined;
  if (protocol !== 'https:') return 'must begin with https://';
  return isPublicAddress(host) || isPublicName(host) ? undefined : 'must name a host on the public internet';
}

/** Names for this machine, which need not be looked up. */
export const isLocalhost = (name: string): boolean => /(^|\.)localhost\.?$/i.test(name);

const isThisMachine = (host: string) => isLoopbackAddress(host) || isLocalhost(host);

const isPublicName = (host: string) =>
  publicName.test(host) && !ownNames.some((name) => host === name || host.endsWith(`.${name}`));
