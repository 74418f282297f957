import type { Calling, KakaoPay, Merchant } from 'kakaopay-client';

/** KakaoPay for a second merchant code that has a secret: it goes with the calls for that code, and with no other. */
export function withCidSecret(kakaoPay: KakaoPay, cid: string, secret: string): KakaoPay {
  const giving =
    (call: Calling<Merchant, unknown>): Calling<Merchant, unknown> =>
    (request, options) =>
      call(request.cid === cid ? { ...request, cid_secret: secret } : request, options);
  return Object.fromEntries(Object.entries(kakaoPay).map(([name, call]) => [name, giving(call)])) as never;
}
