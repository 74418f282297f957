import { join } from 'node:path';
import { serveShop } from './serve.ts';

// The shop by itself: `npx tsx examples/shop/server.ts`, with what the README says in the environment.

const {
  SERVICE_URL = 'http://localhost:3000',
  API_KEY,
  WEBHOOK_SECRET,
  HOST = '127.0.0.1',
  PORT = '3100',
} = process.env;
const { SHOP_URL = `http://localhost:${PORT}`, SHOP_DATA = join(import.meta.dirname, '.data') } = process.env;

if (!API_KEY || !WEBHOOK_SECRET) {
  console.error('Set API_KEY and WEBHOOK_SECRET: examples/shop/README.md says where they come from.');
  process.exit(1);
}

const bare = (address: string) => address.replace(/\/+$/, '');

await serveShop({
  ...{ serviceUrl: bare(SERVICE_URL), apiKey: API_KEY, webhookSecret: WEBHOOK_SECRET, publicUrl: bare(SHOP_URL) },
  ...{ file: join(SHOP_DATA, 'orders.json'), host: HOST, port: Number(PORT) },
  onPaid: ({ id }) => console.log(`paid: ${id}`),
});
console.log(`Shop: ${bare(SHOP_URL)}/`);
