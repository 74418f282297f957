import type { Answer } from '../message.ts';

/** All that a page loads is its own. Forms end at the shop, so `form-action` is left free. */
const securityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
].join('; ');

/** Any shop may frame the payer's pages; a page that acts on everybody's payments is nobody's frame. */
const frameAncestors = { anywhere: '*', nowhere: "'none'" } as const;

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  /* Not no-referrer: a browser would then send forms with the origin `null`, as another site's frame does. */
  'referrer-policy': 'same-origin',
};

export const page = (html: string, status = 200, frames: keyof typeof frameAncestors = 'anywhere'): Answer => ({
  status,
  headers: {
    ...pageHeaders,
    'content-security-policy': `${securityPolicy}; frame-ancestors ${frameAncestors[frames]}`,
  },
  body: html,
});

export const json = (body: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  body: JSON.stringify(body),
});

/** 303, so that the browser always goes on with GET. A header takes ASCII only: other letters are escaped. */
export const seeOther = (to: string): Answer => ({
  status: 303,
  headers: {
    location: to.startsWith('/') ? to : new URL(to).href,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  },
  body: '',
});
