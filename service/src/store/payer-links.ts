import type { PayerLinks } from '../payment/payment.ts';

/**
 * KakaoPay's five links of one payment all hold the same 64 hex digits, and those for apps are equal. Kept once instead
 * of five times, an ordinary payment stays below 1 kB, which is one write unit.
 */
export function packLinks(links: PayerLinks): Record<string, string> {
  const shared = /[0-9a-f]{64}/.exec(links.pc)?.[0];
  const given = { ...links } as Record<string, string>;
  const isPlain = Object.values(given).every((link) => !link.includes('*') && link !== '=');
  if (shared === undefined || !isPlain) return given;
  const packed = Object.fromEntries(
    Object.entries(given).map(([device, link]) => [device, link.replaceAll(shared, '*')]),
  );
  const isSameApp = packed.ios !== undefined && packed.ios === packed.android;
  return { ...packed, ...(isSameApp && { ios: '=' }), '*': shared };
}

export function unpackLinks(packed: Readonly<Record<string, string>>): PayerLinks {
  const { '*': shared, ...links } = packed;
  if (shared === undefined) return links as unknown as PayerLinks;
  const whole = Object.entries(links).map(([device, link]) => {
    const own = link === '=' ? (links.android as string) : link;
    return [device, own.replaceAll('*', shared)];
  });
  return Object.fromEntries(whole) as PayerLinks;
}
