import { paymentIdPattern } from './ids.ts';
import type { Settings } from './service.ts';

// Loaded this way a cold start is spared the module's web-crypto half.
const { createHmac, timingSafeEqual } = process.getBuiltinModule('node:crypto');

/** What a link lets its bearer do; one made for the receipt does not open the return. */
export type LinkPurpose = 'checkout' | 'return' | 'receipt';

// 128 bits: nobody guesses that online, and the link stays far below the 255 characters KakaoPay allows.
const signatureBytes = 16;

/** `<payment id>.<signature>`: the part of a link that names the payment and cannot be made up. */
export const signedId = (settings: Settings, purpose: LinkPurpose, id: string): string =>
  linkWith(settings.linkSecrets[0] ?? '', purpose, id);

/** The payment a link names, or `undefined` when we never made that link. */
export function openSignedId(settings: Settings, purpose: LinkPurpose, link: string): string | undefined {
  const id = link.slice(0, link.indexOf('.'));
  if (!paymentIdPattern.test(id)) return undefined;
  const given = Buffer.from(link);
  const isOurs = settings.linkSecrets.some((secret) => {
    const expected = Buffer.from(linkWith(secret, purpose, id));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isOurs ? id : undefined;
}

export const checkoutUrl = (settings: Settings, id: string): string =>
  `${settings.publicUrl}/checkout/${signedId(settings, 'checkout', id)}`;

export const receiptUrl = (settings: Settings, id: string): string =>
  `${settings.publicUrl}/receipt/${signedId(settings, 'receipt', id)}`;

/**
 * Where KakaoPay sends the payer back to, with `/approve`, `/cancel` or `/fail` behind it, and where the payer waits
 * for the `/result`. KakaoPay adds only `pg_token`, so the link itself says which payment it is.
 */
export const returnUrl = (settings: Settings, id: string): string =>
  `${settings.publicUrl}/return/${signedId(settings, 'return', id)}`;

function linkWith(secret: string, purpose: LinkPurpose, id: string): string {
  const signature = createHmac('sha256', secret).update(`${purpose}:${id}`).digest().subarray(0, signatureBytes);
  return `${id}.${signature.toString('base64url')}`;
}
