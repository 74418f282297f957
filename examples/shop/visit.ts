import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Line, readCart, writeCart } from './cart.ts';
import type { Language } from './goods.ts';

// What a browser brings with it. All of it may have been made up.

export interface Visit {
  readonly language: Language;
  readonly cart: readonly Line[];
}

export const visitOf = (c: Context): Visit => ({ language: languageOf(c), cart: readCart(getCookie(c, 'cart')) });

/** As chosen; before that, Korean unless the browser asks for English first. */
export function languageOf(c: Context): Language {
  const chosen = getCookie(c, 'lang');
  if (chosen === 'ko' || chosen === 'en') return chosen;
  return /\b(ko|en)\b/i.exec(c.req.header('accept-language') ?? '')?.[0].toLowerCase() === 'en' ? 'en' : 'ko';
}

export const keepLanguage = (c: Context, language: string): void => {
  if (language === 'ko' || language === 'en') keep(c, 'lang', language);
};

export const keepCart = (c: Context, cart: readonly Line[]): void => keep(c, 'cart', writeCart(cart));

/** Our own name for the buyer, who has no account here; `undefined`: a stranger. */
export const buyerOf = (c: Context): string | undefined => /^[\w-]{22}$/.exec(getCookie(c, 'buyer') ?? '')?.[0];

/** The same; a stranger gets a name. */
export function namedBuyer(c: Context, newToken: () => string): string {
  const buyer = buyerOf(c) ?? newToken();
  keep(c, 'buyer', buyer);
  return buyer;
}

const keptSeconds = 180 * 24 * 3600;

const keep = (c: Context, name: string, value: string): void =>
  setCookie(c, name, value, {
    ...{ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: value === '' ? 0 : keptSeconds },
    secure: c.get(secureName) === true,
  });

const secureName = 'secure cookies';

/** Whether browsers reach the shop by `https:` cannot be seen here: it may stand behind a proxy. */
export const secureCookies =
  (isSecure: boolean): MiddlewareHandler =>
  async (c, next) => {
    c.set(secureName, isSecure);
    await next();
  };

/** A form's fields; instead of what is no text, or comes twice, an empty one. */
export async function fieldsOf(c: Context): Promise<Readonly<Record<string, string | undefined>>> {
  const fields = Object.entries(await c.req.parseBody());
  return Object.fromEntries(fields.map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}
