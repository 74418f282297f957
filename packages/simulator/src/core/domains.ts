import type { Generation } from './books.ts';
import { Refusal } from './codes.ts';

/** Of a `URL`, whose hosts that end in a number are addresses. */
const isAddress = (hostname: string) => /^\d+(\.\d+){3}$/.test(hostname);
const privateAddress = /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\./;

/** A development key may use http://localhost:port, 127.0.0.1 and public addresses without registering them [doc]. */
function isOpenToDevKeys({ protocol, hostname }: URL): boolean {
  if (hostname === 'localhost') return protocol === 'http:';
  return isAddress(hostname) && !privateAddress.test(hostname);
}

/** A registered site domain in the form that addresses are compared in: small letters, punycode, no default port. */
export interface Domain {
  readonly protocol: string;
  /** With the port, if it is not the usual one. */
  readonly host: string;
  /** Covers the names below `host`, not `host` itself [inferred]. */
  readonly wildcard: boolean;
}

const standIn = 'wildcard.';

/** Reads `https://shop.example` or `https://*.shop.example`. Throws a TypeError for what could never match. */
export function checkDomain(entry: string): Domain {
  const [, protocol, star, rest] = /^(https?:\/\/)(\*\.)?([^*/?#@\\\s]+)\/?$/i.exec(entry.trim()) ?? [];
  const address = `${protocol}${star ? standIn : ''}${rest}`;
  if (!protocol || !URL.canParse(address)) {
    throw new TypeError(
      `The domain ${entry} must be like https://shop.example, https://*.shop.example or http://a:8080.`,
    );
  }
  const url = new URL(address);
  return { protocol: url.protocol, host: url.host.slice(star ? standIn.length : 0), wildcard: star !== undefined };
}

function matches({ protocol, host, wildcard }: Domain, url: URL): boolean {
  if (url.protocol !== protocol) return false;
  return wildcard ? url.host.endsWith(`.${host}`) && url.host.length > host.length + 1 : url.host === host;
}

/** Refuses (-799) a return address whose protocol, host and port are not registered; the text was seen [client]. */
export function checkDomains(domains: readonly Domain[], generation: Generation, urls: Record<string, string>): void {
  for (const [name, value] of Object.entries(urls)) {
    const url = new URL(value);
    if (generation === 'current' && isOpenToDevKeys(url)) continue;
    if (domains.some((domain) => matches(domain, url))) continue;
    throw new Refusal(-799, `${name}(${value}) does not match registered website domain.`);
  }
}
