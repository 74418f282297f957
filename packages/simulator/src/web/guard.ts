/**
 * A page of another site, open in the same browser, must not act here: neither by a form or script of its own (Origin,
 * Sec-Fetch-Site) nor by a name of its own that leads to this machine (Host). The API needs none of this: it takes
 * a key, and its callers are servers.
 */

const OWN_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
const OWN_SITES: readonly string[] = ['same-origin', 'none'];

/** True when the request came in under a name of this machine, or the configured one. */
function isOwnHost(url: URL, base: URL): boolean {
  return OWN_HOSTS.includes(url.hostname) || url.host === base.host;
}

function isOwnOrigin(origin: string | null, url: URL, base: URL): boolean {
  return origin === null || origin === url.origin || origin === base.origin;
}

export function isOwnRequest(request: Request, baseUrl: string): boolean {
  const url = new URL(request.url);
  const base = new URL(baseUrl);
  if (!isOwnHost(url, base)) return false;
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const site = request.headers.get('sec-fetch-site');
  return isOwnOrigin(request.headers.get('origin'), url, base) && (site === null || OWN_SITES.includes(site));
}
