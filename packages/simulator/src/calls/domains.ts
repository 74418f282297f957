import { isIP } from 'node:net';
import { Refusal } from '../core/codes.ts';
import type { Generation } from '../core/world.ts';

const PRIVATE_ADDRESS = /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\./;

/** A development key may use http://localhost:port, 127.0.0.1 and public addresses without registering them [doc]. */
function isOpenToDevKeys({ protocol, hostname }: URL): boolean {
  if (hostname === 'localhost') return protocol === 'http:';
  return isIP(hostname) === 4 && !PRIVATE_ADDRESS.test(hostname);
}

/** `https://*.shop.example` also covers deeper names, not `https://shop.example` itself [inferred]. */
function matches(entry: string, url: URL): boolean {
  if (!entry.includes('*')) return URL.canParse(entry) && new URL(entry).origin === url.origin;
  const [before, after] = entry.replace(/\/$/, '').split('*', 2) as [string, string];
  return (
    url.origin.startsWith(before) && url.origin.endsWith(after) && url.origin.length > before.length + after.length
  );
}

/** Refuses (-799) a return address whose protocol, host and port are not registered; the text was seen [client]. */
export function checkDomains(domains: readonly string[], generation: Generation, urls: Record<string, string>): void {
  for (const [name, value] of Object.entries(urls)) {
    const url = new URL(value);
    if (generation === 'current' && isOpenToDevKeys(url)) continue;
    if (domains.some((entry) => matches(entry, url))) continue;
    throw new Refusal(-799, `${name}(${value}) does not match registered website domain.`);
  }
}
