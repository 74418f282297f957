import { pageIcon, pageScript, pageStyle } from '../pages/index.ts';
import type { Route } from '../router.ts';

const asset = (path: string, type: string, body: string): Route => ({
  method: 'GET',
  path,
  answer: () => ({
    status: 200,
    headers: { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
    body,
  }),
});

/** What the pages load. */
export const assetRoutes: readonly Route[] = [
  asset('/assets/page.css', 'text/css; charset=utf-8', pageStyle),
  asset('/assets/page.js', 'text/javascript; charset=utf-8', pageScript),
  asset('/assets/icon.svg', 'image/svg+xml', pageIcon),
];
