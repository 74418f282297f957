import { generations } from './exchange/generations.ts';
import { type FullOptions, fillOptions, type KakaoPayOptions } from './options.ts';

/** An option that cannot be used. */
export interface OptionsFault {
  readonly field: keyof KakaoPayOptions;
  /** A plain sentence that begins with the name of the option and never quotes its value. */
  readonly message: string;
}

/** What is wrong with the options, if anything is: the very check that each call makes before it sends. */
export function findOptionsFault(options: KakaoPayOptions): OptionsFault | undefined {
  const full = fillOptions(options);
  for (const [name, wanted] of Object.entries(wants)) {
    const must = wanted(full);
    if (must !== undefined) return { field: name as keyof typeof wants, message: `${name} must be ${must}.` };
  }
  return undefined;
}

/** For each option what it must be, if it is not. */
const wants: { readonly [Name in keyof KakaoPayOptions]-?: (options: FullOptions) => string | undefined } = {
  generation: ({ generation }) => (isGeneration(generation) ? undefined : 'current or legacy'),
  secretKey: ({ secretKey }) => wantedKey(String(secretKey ?? '')),
  cid: ({ cid }) => wantedCode(cid, 10),
  cidSecret: ({ cidSecret }) => (cidSecret === undefined ? undefined : wantedCode(cidSecret, 24)),
  baseUrl: ({ generation, baseUrl }) => wantedAddress(generations[generation].host, baseUrl),
  transport: ({ transport }) => (typeof transport === 'function' ? undefined : 'a function'),
  timeoutMs: ({ timeoutMs }) =>
    isBetween(timeoutMs, 1, longestTimeoutMs)
      ? undefined
      : `a whole number of milliseconds from 1 to ${longestTimeoutMs}`,
};

/** Node's timers take no more. */
const longestTimeoutMs = 2 ** 31 - 1;

const isGeneration = (name: string) => Object.hasOwn(generations, name);
const isBetween = (value: number, min: number, max: number) =>
  Number.isSafeInteger(value) && value >= min && value <= max;

/** Anything but visible ASCII would make the runtime refuse the header, with an error that quotes the key. */
function wantedKey(secretKey: string): string | undefined {
  if (secretKey === '') return "KakaoPay's key, and is missing";
  if (/SECRET_KEY|^KakaoAK/i.test(secretKey)) return 'the key alone, without SECRET_KEY or KakaoAK before it';
  if (/\s/.test(secretKey)) return 'the key alone, without a space or a line break';
  if (!isVisibleAscii(secretKey)) return 'ASCII letters, digits and signs, as every key is; this is a placeholder';
  return undefined;
}

const isVisibleAscii = (value: unknown) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);

const wantedCode = (code: unknown, max: number) =>
  isVisibleAscii(code) && String(code).length <= max
    ? undefined
    : `1 to ${max} ASCII letters, digits and signs without a space`;

/**
 * A path is welcome, since a proxy may be reached by one, unless it holds KakaoPay's own: the call would go to
 * `/online/online/v1/payment/ready`. KakaoPay's hosts speak one generation each, over TLS and without a path before.
 */
function wantedAddress(ownHost: string, baseUrl: string): string | undefined {
  const url = /^https?:\/\/[^\s?#@\\]+$/i.test(baseUrl) ? parseUrl(baseUrl) : undefined;
  if (url === undefined) return 'an http or https address without query or user';
  const isKakaoPay = Object.values(generations).some(({ host }) => new URL(host).hostname === url.hostname);
  if (isKakaoPay && (url.origin !== ownHost || url.pathname.replace(/\/+$/, '') !== ''))
    return `${ownHost}, or left out`;
  const hasOwnPath = /\/(online|v1\/payment)(\/|$)/.test(url.pathname);
  return hasOwnPath ? "an address without KakaoPay's own path (/online/v1/payment), which is added to it" : undefined;
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
