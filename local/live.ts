import type { IncomingMessage, ServerResponse } from 'node:http';

/** Tells the console's open pages that something was written, as server-sent events: Lambda could not. */
export interface Live {
  /** Something was written. */
  tell(): void;
  /** Keeps a request for news open; `false` for any other request. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
}

/** The address that `service/src/console/live.ts` answers in the cloud. */
const path = '/console/live';

export function createLive(): Live {
  const listening = new Set<ServerResponse>();
  return {
    tell() {
      for (const response of listening) response.write('data: written\n\n');
    },
    serve(request, response) {
      if (request.method !== 'GET' || request.url !== path) return false;
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': news of what was written\n\n');
      listening.add(response);
      response.on('close', () => listening.delete(response));
      return true;
    },
  };
}
