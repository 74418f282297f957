import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { Webhook } from 'standardwebhooks';
import { type Desk, hearNews } from './desk.ts';
import type { Order } from './order.ts';
import { addOrders } from './order-routes.ts';
import { contentPolicy, messagePage } from './page.ts';
import { createService } from './service.ts';
import { addShelf } from './shelf-routes.ts';
import { createStore } from './store.ts';
import { keepLanguage, languageOf, secureCookies } from './visit.ts';
import { words } from './words.ts';

export interface ShopOptions {
  /** Where the service is, without a slash at the end. */
  readonly serviceUrl: string;
  readonly apiKey: string;
  /** Of the webhook endpoint that leads to `/webhooks` here. */
  readonly webhookSecret: string;
  /** Where payers come back to, without a slash at the end. */
  readonly publicUrl: string;
  /** Where the orders are kept. */
  readonly file: string;
  /** Called once for each order that is paid: pack it. */
  readonly onPaid: (order: Order) => void;
  /** Another one than Node's, for tests. */
  readonly fetch?: typeof fetch;
}

const bytesMax = 100_000;

/** The shop, as an app of Hono: pages for the buyer, and an address for the service's webhooks. */
export function createShop(options: ShopOptions): Hono {
  const { publicUrl, file, onPaid } = options;
  const desk: Desk = {
    store: createStore(file),
    service: createService({ ...options, fetch: options.fetch ?? fetch }),
    ...{ publicUrl, onPaid },
    newToken: () => randomBytes(16).toString('base64url'),
    now: () => new Date(),
  };
  const webhook = new Webhook(options.webhookSecret);
  const app = new Hono();
  app.use(bodyLimit({ maxSize: bytesMax }));
  app.post('/webhooks', (c) => receive(desk, webhook, c));
  app.use(csrf({ origin: (origin, c) => [publicUrl, new URL(c.req.url).origin].includes(origin) }));
  app.use(secureCookies(publicUrl.startsWith('https:')));
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
    await next();
  });
  // What a query says is no news: whoever comes back from KakaoPay sees what the service says.
  app.get('*', async (c, next) => {
    if (!c.req.url.includes('?')) return next();
    keepLanguage(c, c.req.query('lang') ?? '');
    return c.redirect(c.req.path.replace(/^[/\\]+/, '/'), 303);
  });
  addShelf(app, desk);
  addOrders(app, desk);
  app.notFound((c) => c.html(messagePage(languageOf(c), words[languageOf(c)].notFound), 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error(error);
    return c.html(messagePage(languageOf(c), words[languageOf(c)].broken), 500);
  });
  return app;
}

const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy,
  'cache-control': 'no-store',
  // The address of an order is for its buyer alone.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

async function receive(desk: Desk, webhook: Webhook, c: Context): Promise<Response> {
  let event: unknown;
  try {
    // The bytes as they came: JSON that was read and written again has another signature.
    event = webhook.verify(Buffer.from(await c.req.arrayBuffer()), c.req.header());
  } catch {
    return c.text('No genuine webhook', 400);
  }
  // On the disk before it is answered: what was answered is not sent again.
  hearNews(desk, event);
  return c.body(null, 204);
}
