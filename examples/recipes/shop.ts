import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// The program under test: a shop that is told where KakaoPay is.

export interface Shop {
  readonly url: string;
  close(): void;
}

export async function startShop(kakaoPayUrl: string): Promise<Shop> {
  const tids = new Map<string, string>();

  const call = async (name: string, orderId: string, fields: object = {}) => {
    const answer = await fetch(`${kakaoPayUrl}/online/v1/payment/${name}`, {
      method: 'POST',
      headers: {
        authorization: `SECRET_KEY ${process.env.KAKAOPAY_KEY ?? 'DEV0'}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ cid: 'TC0ONETIME', partner_order_id: orderId, partner_user_id: 'buyer-1', ...fields }),
    });
    return (await answer.json()) as Record<string, string>;
  };

  /** Asks for the payment of an order; gives the page to pay on. */
  const ready = async (orderId: string) => {
    const back = `${url}/back?order=${orderId}`;
    const goods = { item_name: '초코파이', quantity: 1, total_amount: 2200, tax_free_amount: 0 };
    const answer = await call('ready', orderId, { ...goods, approval_url: back, cancel_url: back, fail_url: back });
    tids.set(orderId, answer.tid ?? '');
    return answer.next_redirect_pc_url ?? '/';
  };

  /** Approves what the buyer has paid. When the answer gets lost, KakaoPay is asked what became of it. */
  const approve = async (orderId: string, pg_token: string) => {
    const tid = tids.get(orderId);
    const answer = await call('approve', orderId, { tid, pg_token }).catch(() => call('order', orderId, { tid }));
    return answer.approved_at !== undefined;
  };

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const orderId = searchParams.get('order') ?? '';
    if (pathname === '/buy') return response.writeHead(303, { location: await ready(orderId) }).end();
    const token = searchParams.get('pg_token');
    const paid = token !== null && (await approve(orderId, token));
    response.setHeader('content-type', 'text/html').end(paid ? 'Thank you.' : 'Not paid.');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => server.close() };
}
