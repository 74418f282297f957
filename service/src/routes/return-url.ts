import * as v from 'valibot';
import { Problem } from '../http/problem.ts';
import type { Settings } from '../service.ts';
import { resultPlace } from './add-result.ts';
import { text, unseen } from './text.ts';

/** What is put into the address when the payer goes back; the shop's own parameters must not bear these names. */
const ownNames: ReadonlySet<string> = new Set(['paymentId', 'orderId', 'status']);

/** Schemes that run or show what the address holds: never, whatever the settings say. */
const neverSchemes: ReadonlySet<string> = new Set(['javascript', 'data', 'vbscript', 'file', 'blob', 'about']);

interface Parts {
  readonly scheme: string;
  readonly authority: string;
  readonly query: string;
  readonly fragment: string;
}

// By hand, because what is kept byte for byte must not go through a parser that mends it.
const parts =
  /^(?<scheme>[a-z][a-z0-9+.-]*):(\/\/(?<authority>[^/?#]*))?[^?#]*(\?(?<query>[^#]*))?(#(?<fragment>.*))?$/i;

function partsOf(address: string): Parts {
  const { scheme = '', authority = '', query = '', fragment = '' } = parts.exec(address)?.groups ?? {};
  return { scheme: scheme.toLowerCase(), authority, query, fragment };
}

const hostName = /^(\[[0-9a-f:.]+\]|[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?)$/;

/** `https://*` and `https://.` pass as addresses, but nobody can be there. */
function hasHost(address: string): boolean {
  const { scheme, authority } = partsOf(address);
  if (scheme !== 'http' && scheme !== 'https') return true;
  return authority !== '' && URL.canParse(address) && hostName.test(new URL(address).hostname);
}

function hasOwnName(address: string): boolean {
  const pairs = partsOf(address).query.split(/[&;]/);
  const names = pairs.map((pair) => [...new URLSearchParams(`${pair.split('=')[0]}=`).keys()][0] ?? '');
  return names.some((name) => ownNames.has(name));
}

/** It may stand once, and only behind `#`. */
function placesResult(address: string): boolean {
  const places = address.split(resultPlace).length - 1;
  return places === 0 || (places === 1 && partsOf(address).fragment.includes(resultPlace));
}

/** Whether the scheme is one of the service's is asked apart: `assertReturnUrl`. */
export const returnUrl = v.pipe(
  text(1000),
  v.check((address) => !/[\s\\]/.test(address), 'must not hold white space or a backslash'),
  v.check((address) => partsOf(address).scheme !== '', 'must be an address such as https://shop.example/done'),
  v.check((address) => !partsOf(address).authority.includes('@'), 'must not hold a user name or a password'),
  v.check(hasHost, 'must name a host'),
  v.check(
    (address) => !hasOwnName(address),
    'must not have paymentId, orderId or status in its query: they are added there',
  ),
  v.check(placesResult, `may have ${resultPlace} once, behind #`),
);

/** A `returnUrl` may only have a scheme that is harmless, and that this service allows. */
export function assertReturnUrl({ returnSchemes }: Pick<Settings, 'returnSchemes'>, address: string | undefined): void {
  if (address === undefined || allowed(returnSchemes).includes(partsOf(address).scheme)) return;
  const choices = allowed(returnSchemes).join(', ');
  const message = `\`returnUrl\` must begin with one of: ${choices}`;
  throw new Problem('invalid_request', { errors: [{ path: 'returnUrl', message }] });
}

const allowed = (returnSchemes: readonly string[]): string[] => [
  'https',
  'http',
  ...returnSchemes.filter((scheme) => !neverSchemes.has(scheme)),
];

/** For the document: what is surely taken. Beside this, hosts may be in other scripts or IPv6 addresses. */
export function returnUrlPattern(returnSchemes: readonly string[]): string {
  const label = '[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
  const byte = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
  const port = '(:([1-5]\\d{4}|[1-9]\\d{0,3}))?';
  const web = `https?://((${label}\\.)*${label}|(${byte}\\.){3}${byte})${port}`;
  const apps = allowed(returnSchemes)
    .slice(2)
    .map((name) => `${name.replace(/[+.]/g, '\\$&')}:`);
  return `^(${[web, ...apps].join('|')})([/?#][^\\s\\\\${unseen}]*)?$`;
}
