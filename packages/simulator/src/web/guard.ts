import type { Message } from '../message.ts';

/**
 * A page of another site, open in the same browser, must not act here: neither by a form or script of its own (Origin,
 * Sec-Fetch-Site) nor by a name of its own that leads to this machine (Host). The API needs none of this: it takes
 * a key, and its callers are servers.
 */

const ownHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
const ownSites: readonly string[] = ['same-origin', 'none'];

/** A name of this machine, whatever the port, or the configured address. */
const isOwnHost = (host: string, base: URL) =>
  host === base.host || ownHosts.includes(host.replace(/:\d{1,5}$/, '').toLowerCase());

function isOwnOrigin(origin: string | undefined, host: string, base: URL): boolean {
  return origin === undefined || origin === `http://${host}` || origin === base.origin;
}

/** A host that is safe to say back, and to paste into a shell. */
const isSayable = (host: string) => /^[\w.-]{1,100}(:\d{1,5})?$/.test(host);

function wrongHost(host: string): string {
  const told = isSayable(host) ? host : 'that address';
  const url = isSayable(host) ? `http://${host}` : '<url>';
  return `This simulator is not known as ${told}. If it is meant to be reached there, start it with --public-url ${url}.`;
}

/** Why a request is refused; undefined when it comes from here. */
export function strangerReason({ method, headers }: Message, baseUrl: string): string | undefined {
  const base = new URL(baseUrl);
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  if (!isOwnHost(host, base)) return wrongHost(host);
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (isOwnOrigin(origin, host.toLowerCase(), base) && (site === undefined || ownSites.includes(site)))
    return undefined;
  return 'This request comes from a page of another site. Only the simulator’s own pages, and programs, may act here.';
}
