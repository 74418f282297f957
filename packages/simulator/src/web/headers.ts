/** All that a page loads is its own. Forms end at the shop, so `form-action` is left free. */
const SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
].join('; ');

/** Any shop may frame the payer's pages; a page that acts on everybody's payments is nobody's frame. */
const FRAMES = { anywhere: '*', nowhere: "'none'" } as const;

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  /* Not no-referrer: a browser would then send forms with the origin `null`, as another site's frame does. */
  'referrer-policy': 'same-origin',
};

export const page = (html: string, status = 200, frames: keyof typeof FRAMES = 'anywhere'): Response =>
  new Response(html, {
    status,
    headers: {
      ...PAGE_HEADERS,
      'content-security-policy': `${SECURITY_POLICY}; frame-ancestors ${FRAMES[frames]}`,
    },
  });

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });

/** 303, so that the browser always goes on with GET. A header takes ASCII only: other letters are escaped. */
export const seeOther = (to: string): Response =>
  new Response(null, {
    status: 303,
    headers: {
      location: to.startsWith('/') ? to : new URL(to).href,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });
