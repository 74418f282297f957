import { fetchTransport } from './exchange/fetch-transport.ts';
import { type Generation, generations } from './exchange/generations.ts';
import type { Transport } from './exchange/transport.ts';

export interface KakaoPayOptions {
  /** `current`: open-api.kakaopay.com, JSON; `legacy`: kapi.kakao.com, forms. */
  readonly generation: Generation;
  /** The secret key (current) or the admin key (legacy), without the word that goes before it in the header. */
  readonly secretKey: string;
  /** Merchant code, at most 10 characters; `TC0ONETIME` and `TCSUBSCRIP` are for tests. [doc] */
  readonly cid: string;
  /** Key of the merchant code, at most 24 characters. [doc] */
  readonly cidSecret?: string | undefined;
  /** Address of a simulator or a proxy, without KakaoPay's own path. Left out: the real address of the generation. */
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
