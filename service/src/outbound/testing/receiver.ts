import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';

export interface Receiver {
  readonly port: number;
  /** Every connection there was. */
  readonly sockets: readonly Socket[];
}

const servers: Server[] = [];
const open = new Set<Socket>();

/** A server on this machine, until `closeReceivers`. */
async function listening(server: Server): Promise<Receiver> {
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => {
    sockets.push(socket);
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, sockets };
}

export const receiver = (answer: RequestListener): Promise<Receiver> => listening(createServer(answer));

export const tlsReceiver = (options: ServerOptions, answer: RequestListener): Promise<Receiver> =>
  listening(createTlsServer(options, answer));

/** For answers that no server would give: what is to be done with the connection when a request has begun. */
export const rawReceiver = (answer: (socket: Socket) => void): Promise<Receiver> =>
  listening(createTcpServer((socket) => socket.once('data', () => answer(socket))));

export async function closeReceivers(): Promise<void> {
  const closed = servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)));
  for (const socket of open) socket.destroy();
  await Promise.all(closed);
}
