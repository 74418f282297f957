import { join } from 'node:path';
import { webhookUrlFault } from '../service/src/outbound/webhook-url-fault.ts';
import type { Table } from '../service/src/ports/table.ts';
import { readEndpoints } from '../service/src/store/endpoints.ts';
import type { Endpoint } from '../service/src/webhooks/endpoint.ts';
import { endpointSecret } from '../service/src/webhooks/signature.ts';
import { ownAddress, type Place, publicAddress } from './addresses.ts';
import { setEndpoint } from './deployment-endpoint.ts';
import type { Plan } from './parts.ts';
import { assertPortFree } from './ports.ts';
import { UserError } from './user-error.ts';

/** The sample shop beside the service, or why it is not there. */
export interface LocalShop {
  readonly url: string;
  readonly fault?: string;
  close(): Promise<void>;
}

/** Never rejects: without its sample shop the service takes payments all the same. */
export async function startShop(
  plan: Plan,
  place: Place | undefined,
  table: Promise<{ readonly table: Table }>,
): Promise<LocalShop | undefined> {
  if (place === undefined) return undefined;
  const url = publicAddress(place);
  try {
    return { url, ...(await serve(plan, place, (await table).table)) };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { url, fault, close: async () => {} };
  }
}

async function serve(plan: Plan, place: Place, table: Table): Promise<Pick<LocalShop, 'close'>> {
  await assertPortFree(place.port, 'shop-port', place.host);
  const endpoint = await shopEndpoint(table, `${ownAddress(place)}/webhooks`, Date.now());
  const { serveShop } = await import('../examples/shop/serve.ts');
  return serveShop({
    ...{ host: place.host, port: place.port, publicUrl: publicAddress(place) },
    serviceUrl: ownAddress(plan.service),
    apiKey: plan.secrets.apiKey,
    webhookSecret: endpointSecret(plan.secrets.webhookSecret, endpoint),
    // Beside the table: the shop's orders and their payments are kept, and deleted, together.
    file: join(plan.dataDirectory, 'shop', 'orders.json'),
    onPaid: () => {},
  });
}

/** The one that leads there. It is made once: it keeps its id, wherever the shop listens the next time. */
export async function shopEndpoint(table: Table, url: string, now: number): Promise<Endpoint> {
  const fault = webhookUrlFault(url, { allowLoopback: true });
  if (fault) throw new UserError(`It would hear of no payment: the address of its webhook, ${url}, ${fault}.`);
  // The user may have named it himself, as WEBHOOK_URL: told twice, the shop could check one of the two alone.
  const same = [url, url.replace('127.0.0.1', 'localhost')];
  const { list } = await readEndpoints(table);
  const named = list.find((one) => one.id !== id && one.types === undefined && same.includes(one.url));
  const own = await setEndpoint(table, { id, url: named ? '' : url }, now);
  const endpoint = named ?? own.endpoint;
  if (endpoint === undefined) throw new Error('The webhook endpoint of the shop is gone again');
  return endpoint;
}

const id = 'we_shop';
