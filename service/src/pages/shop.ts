import { html } from 'hono/html';
import type { Payment } from '../payment/payment.ts';
import type { Settings } from '../service.ts';
import type { Html } from './page.ts';

/** What a page needs to know of the service; where nobody pays there is no merchant code. */
export type Host = Pick<Settings, 'publicUrl' | 'shop'> & { readonly merchantCode?: string };

const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address) && URL.canParse(address);

/** The way back to the shop: its own page, else where this payment would have led. */
export function shopAddress({ shop }: Host, payment?: Payment): string | undefined {
  if (shop?.url && isWebAddress(shop.url)) return shop.url;
  const back = payment?.returnUrl;
  return back !== undefined && isWebAddress(back) ? new URL(back).origin : undefined;
}

/** The shop's name, leading there where it can; its host where it has no name. */
export function shopName(settings: Host, payment: Payment | undefined, fallback: string): Html | string {
  const address = shopAddress(settings, payment);
  const name = settings.shop?.name || (address && new URL(address).host) || fallback;
  return address === undefined ? name : html`<a href="${address}">${name}</a>`;
}

/** Where to ask: an address of the web, of e-mail, or a telephone number can be followed; anything else is text. */
export function contactOf({ shop }: Host): Html | string | undefined {
  const contact = shop?.contact;
  if (!contact) return undefined;
  const target = contactTarget(contact);
  return target === undefined ? contact : html`<a href="${target}">${contact}</a>`;
}

function contactTarget(contact: string): string | undefined {
  if (isWebAddress(contact)) return contact;
  if (/^[^\s@:/?]+@[^\s@:/?]+$/.test(contact)) return `mailto:${contact}`;
  return /^\+?[\d-]{4,}$/.test(contact) ? `tel:${contact.replace(/-/g, '')}` : undefined;
}
