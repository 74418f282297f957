import { fetchTransport } from './exchange/fetch-transport.ts';
import type { FieldFault } from './exchange/field-rules.ts';
import { type Generation, generations } from './exchange/generations.ts';
import type { Transport } from './exchange/transport.ts';

export interface KakaoPayOptions {
  /** `current`: open-api.kakaopay.com, JSON; `legacy`: kapi.kakao.com, forms. */
  readonly generation: Generation;
  /** The secret key (current) or the admin key (legacy). */
  readonly secretKey: string;
  /** Merchant code, at most 10 characters; `TC0ONETIME` and `TCSUBSCRIP` are for tests. [doc] */
  readonly cid: string;
  /** Key of the merchant code, at most 24 characters. [doc] */
  readonly cidSecret?: string | undefined;
  /** Left out: the real address of the generation. */
  readonly baseUrl?: string | undefined;
  /** Left out: `fetch`. */
  readonly transport?: Transport | undefined;
  /** Milliseconds to wait for an answer. Left out: 15,000, since KakaoPay itself takes up to 11,000 [client]. */
  readonly timeoutMs?: number | undefined;
}

/** {@link KakaoPayOptions} with what is assumed where something was left out. */
export interface FullOptions extends KakaoPayOptions {
  readonly baseUrl: string;
  readonly transport: Transport;
  readonly timeoutMs: number;
}

export function fillOptions(options: KakaoPayOptions): FullOptions {
  return {
    ...options,
    baseUrl: options.baseUrl ?? generations[options.generation]?.host ?? '',
    transport: options.transport ?? fetchTransport,
    timeoutMs: options.timeoutMs ?? 15_000,
  };
}

/** Node's timers take no more. */
const longestTimeoutMs = 2 ** 31 - 1;

/** What is wrong with the options, found before anything is sent. */
export function findOptionsFault(options: KakaoPayOptions): FieldFault | undefined {
  const { generation, secretKey, baseUrl, timeoutMs } = fillOptions(options);
  const checks: readonly (readonly [field: string, isFine: boolean, wanted: string])[] = [
    ['generation', Object.hasOwn(generations, generation), 'current or legacy'],
    // Anything else would make the runtime refuse the header with an error that quotes the key.
    ['secretKey', /^[\x21-\x7e]+$/.test(secretKey ?? ''), 'letters, digits and signs without a space'],
    ['baseUrl', /^https?:\/\/[^\s?#@]+$/i.test(baseUrl), 'an http or https address without query or user'],
    [
      'timeoutMs',
      Number.isSafeInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= longestTimeoutMs,
      `a whole number of milliseconds from 1 to ${longestTimeoutMs}`,
    ],
  ];
  const broken = checks.find(([, isFine]) => !isFine);
  return broken && { field: broken[0], message: `${broken[0]} must be ${broken[2]}.` };
}
