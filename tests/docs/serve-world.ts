import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VirtualWorld } from '../../world/world.ts';

export interface Served {
  readonly url: string;
  close(): void;
}

/** Lets programs of their own process ask a virtual world, at an address of this machine. */
export async function serveWorld(virtual: VirtualWorld): Promise<Served> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const headers = { authorization: '', ...(request.headers as Record<string, string>) };
    const body = Buffer.concat(chunks).toString();
    const path = request.url ?? '/';
    const answer = await (request.method === 'POST'
      ? virtual.post(path, body, { headers })
      : virtual.get(path, { headers }));
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
