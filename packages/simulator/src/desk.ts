import type { ApiSettings } from './api/answer-call.ts';
import type { Control } from './control/control.ts';
import { controlRoutes } from './control/http.ts';
import type { Live } from './live/live.ts';
import { liveRoute } from './live/route.ts';
import type { Route } from './router.ts';
import { detailRoute } from './web/detail-view.ts';
import { listRoutes } from './web/list-view.ts';

/** What is served beside KakaoPay's own API and the payer's pages. */
export type MoreRoutes = (settings: ApiSettings, control: Control, live: Live) => readonly Route[];

/** For whoever looks on and acts from outside: the first page, a page for each payment, and `/_sim`. */
export const deskRoutes: MoreRoutes = ({ books, baseUrl }, control, live) => [
  ...listRoutes(books, control, baseUrl),
  detailRoute(books, control),
  ...controlRoutes(control, baseUrl),
  liveRoute(live),
];
