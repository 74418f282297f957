/** In the part of a `returnUrl` behind `#`, where the result is to stand; otherwise it goes into the query. */
export const resultPlace = '{result}';

/** The shop's address with the result in it, and otherwise as it was given: it may be signed. */
export function addResult(address: string, result: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(result).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const added = pairs.join('&');
  if (address.includes(resultPlace)) return inAscii(address.replace(resultPlace, added));
  const hash = address.indexOf('#');
  const end = hash === -1 ? address.length : hash;
  const before = address.slice(0, end);
  const joint = before.includes('?') ? (/[?&]$/.test(before) ? '' : '&') : '?';
  return inAscii(before + joint + added + address.slice(end));
}

/** A header holds ASCII alone; what is ASCII already stays. */
const inAscii = (address: string): string =>
  address
    .replace(/^(https?:\/\/)([^/?#]*[^\x21-\x7e][^/?#]*)/i, (_, scheme) => scheme + new URL(address).host)
    .replace(/[^\x21-\x7e]+/g, encodeURIComponent);
