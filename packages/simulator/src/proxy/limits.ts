import type { Server } from 'node:net';

/** What nobody needs more of; whoever asks for more waits or is cut off. */

const connectionsMost = 512;
/** Longer than an answer that a fault holds back. */
const idleMs = 15 * 60_000;
export const headersMaxBytes = 16_384;

/** Bounds the connections of a server; gives what ends all of them. */
export function limit(server: Server): () => void {
  server.maxConnections = connectionsMost;
  const open = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.setTimeout(idleMs, () => socket.destroy());
    socket.once('close', () => open.delete(socket)).on('error', () => socket.destroy());
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}
