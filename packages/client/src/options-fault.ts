import { generations } from './exchange/generations.ts';
import { type FullOptions, fillOptions, type KakaoPayOptions } from './options.ts';

/** An option that cannot be used. */
export interface OptionsFault {
  readonly field: keyof KakaoPayOptions;
  /** A plain sentence that begins with the name of the option and never quotes its value. */
  readonly message: string;
}

/** What is wrong with the options, if anything is: with such a fault no call is sent. */
export function findOptionsFault(options: KakaoPayOptions): OptionsFault | undefined {
  const full = fillOptions(options);
  return findLastingFault(full) ?? findTimeoutFault(full.timeoutMs);
}

/**
 * What is wrong with the options that no call can change; a client looks once. One function holds all of them, since a
 * cold start pays for each function that it runs.
 */
export function findLastingFault(options: FullOptions): OptionsFault | undefined {
  const { generation, secretKey, cid, cidSecret, baseUrl, transport } = options;
  const wants: { readonly [Name in Exclude<keyof KakaoPayOptions, 'timeoutMs'>]-?: string | undefined } = {
    generation: Object.hasOwn(generations, generation) ? undefined : 'current or legacy',
    secretKey: wantedKey(secretKey),
    cid: wantedCode(cid, 10),
    cidSecret: cidSecret === undefined ? undefined : (wantedKey(cidSecret) ?? wantedCode(cidSecret, 24)),
    baseUrl: wantedAddress(generations[generation]?.host, baseUrl),
    transport: typeof transport === 'function' ? undefined : 'a function',
  };
  for (const [name, wanted] of Object.entries(wants)) {
    if (wanted !== undefined) return { field: name as keyof typeof wants, message: `${name} must be ${wanted}.` };
  }
  return undefined;
}

/** Node's timers take no more. */
const longestTimeoutMs = 2 ** 31 - 1;

/** A call may bring a time-out of its own, so each is looked at. */
export function findTimeoutFault(timeoutMs: number): OptionsFault | undefined {
  if (Number.isSafeInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= longestTimeoutMs) return undefined;
  return {
    field: 'timeoutMs',
    message: `timeoutMs must be a whole number of milliseconds from 1 to ${longestTimeoutMs}.`,
  };
}

/**
 * What people give instead of a key, and what it must be then; the first that fits. Anything but visible ASCII would
 * also make the runtime refuse the header, with an error that quotes the key.
 */
const noKeys: readonly (readonly [sign: RegExp, wanted: string])[] = [
  [/^$/, "KakaoPay's key, and is missing"],
  [/^["'`\u2018\u201c]|["'`\u2019\u201d]$/, 'the key alone, without quotes around it'],
  [
    /[^\s\x21-\x7e]|^[<[{(].*[>\]})]$|\byour|your[_-]|x{8}|\*{3}|\.{3}$|^([a-z]+_)?secret_key[a-z_]*$/i,
    'the key as KakaoPay gave it, in ASCII letters, digits and signs; this is a placeholder',
  ],
  [/SECRET_KEY|^(authorization:\s*)?KakaoAK/i, 'the key alone, without SECRET_KEY or KakaoAK before it'],
  [/\s/, 'the key alone, without a space or a line break'],
];

/** Whatever one of them may fit: a key of letters and digits is through with one look. */
const suspicious = /^$|[^0-9a-z]|your|x{8}|kakaoak/i;

function wantedKey(given: unknown): string | undefined {
  const key = typeof given === 'string' ? given : '';
  return suspicious.test(key) ? noKeys.find(([sign]) => sign.test(key))?.[1] : undefined;
}

const wantedCode = (code: unknown, max: number): string | undefined =>
  typeof code === 'string' && /^[\x21-\x7e]+$/.test(code) && code.length <= max
    ? undefined
    : `1 to ${max} ASCII letters, digits and signs without a space`;

/**
 * A path is welcome, since a proxy may be reached by one, unless it holds KakaoPay's own: the call would go to
 * `/online/online/v1/payment/ready`. KakaoPay's hosts speak one generation each, over TLS and without a path before.
 */
function wantedAddress(ownHost: string | undefined, baseUrl: string): string | undefined {
  // As it is when left out: to parse it would cost each cold start something.
  if (baseUrl === ownHost) return undefined;
  const url = /^https?:\/\/[^\s?#@\\]+$/i.test(baseUrl) ? parseUrl(baseUrl) : undefined;
  if (url === undefined) return 'an http or https address without query, fragment or user';
  const isKakaoPay = Object.values(generations).some(({ host }) => host === `https://${url.hostname}`);
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
