import type { Calling, KakaoPay, Merchant } from 'kakaopay-client';

/** KakaoPay for a second merchant code that has a secret: it goes with the calls for that code, and with no other. */
export function withCidSecret(kakaoPay: KakaoPay, cid: string, secret: string): KakaoPay {
  const giving =
    <Request extends Merchant, Answer>(call: Calling<Request, Answer>): Calling<Request, Answer> =>
    (request, options) =>
      call(request.cid === cid ? { ...request, cid_secret: secret } : request, options);
  return {
    ready: giving(kakaoPay.ready),
    approve: giving(kakaoPay.approve),
    cancel: giving(kakaoPay.cancel),
    order: giving(kakaoPay.order),
    subscription: giving(kakaoPay.subscription),
    subscriptionStatus: giving(kakaoPay.subscriptionStatus),
    subscriptionInactive: giving(kakaoPay.subscriptionInactive),
  };
}
