import type { Route } from '../router.ts';
import { json } from '../web/headers.ts';
import type { Live } from './live.ts';

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

export const livePath: string = '/_sim/live';

export const liveRoute = (live: Live): Route => ({
  method: 'GET',
  path: livePath,
  answer() {
    const stream = live.listen();
    return stream
      ? { status: 200, headers, body: '', stream }
      : json({ error: 'Too many are listening already.' }, 503);
  },
});
