import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import type { Order } from '../order.ts';
import { createShop } from '../shop.ts';
import { createFakeService, type FakePayment } from './fake-service.ts';

const webhookSecret = `whsec_${Buffer.from('the secret of the endpoint').toString('base64')}`;
export const url = 'http://shop.example';

/** A shop with a fake service behind it, and a browser that keeps its cookies. */
export function openShop() {
  const service = createFakeService();
  const file = join(mkdtempSync(join(tmpdir(), 'shop-')), 'orders.json');
  const packed: string[] = [];
  const createAgain = () =>
    createShop({
      ...{ serviceUrl: 'https://service.example', apiKey: 'key-of-the-shop', webhookSecret, publicUrl: url, file },
      onPaid: ({ id }) => packed.push(id),
      fetch: service.fetch,
    });
  let app = createAgain();
  const cookies = new Map<string, string>();

  async function visit(path: string, init: RequestInit = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': 'ko', cookie, ...init.headers };
    const response = await app.request(url + path, { ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const { status, headers: got } = response;
    return { status, headers: got, location: got.get('location') ?? '', text: await response.text() };
  }

  const send = (path: string, fields: Readonly<Record<string, string>> = {}) =>
    visit(path, { method: 'POST', headers: { origin: url }, body: new URLSearchParams(fields) });

  /** The value that makes a form of a page known. */
  const formOn = async (path: string): Promise<string> =>
    /name="form" value="([^"]+)"/.exec((await visit(path)).text)?.[1] ?? '';

  return {
    ...{ service, packed, visit, send, formOn, file },
    orders: (): readonly Order[] => JSON.parse(readFileSync(file, 'utf8')),
    /** An order of these goods, and the address of its page. */
    async order(...goods: readonly string[]): Promise<string> {
      for (const add of goods) await send('/cart', { add });
      await send('/orders', { form: await formOn('/cart') });
      return `/orders/${JSON.parse(readFileSync(file, 'utf8')).at(-1).token}`;
    },
    /** As when its process is ended and begun anew. */
    restart() {
      app = createAgain();
    },
    /** A webhook about a payment as it is, or was. */
    tell: (payment: FakePayment, changed: object = {}, secret = webhookSecret) =>
      tell(app, secret, { type: 'payment.approved', data: { ...payment, ...changed } }),
    tellOf: (event: object) => tell(app, webhookSecret, event),
  };
}

/** Signed now. */
async function tell(app: ReturnType<typeof createShop>, secret: string, event: object): Promise<number> {
  const body = JSON.stringify(event);
  const at = new Date();
  const headers = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('evt_1', at, body),
  };
  return (await app.request('/webhooks', { method: 'POST', headers, body })).status;
}
