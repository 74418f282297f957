import { Hono } from 'hono';
import { type ApiSettings, answerCall } from './api/answer-call.ts';
import { GENERATIONS, refused } from './api/generations.ts';
import { controlApp } from './control/app.ts';
import type { Control } from './control/control.ts';
import { Refusal } from './core/codes.ts';
import type { Generation } from './core/world.ts';
import { listPage, pageIcon, pageScript, pageStyle } from './pages/index.ts';
import { isOwnRequest } from './web/guard.ts';
import { page } from './web/headers.ts';
import { wantsPage } from './web/language.ts';
import { listView } from './web/list-view.ts';
import { paymentPages } from './web/payment-pages.ts';
import { fromAnotherSite, refusal } from './web/refusals.ts';

/** What the server hands in with each request: a way to end the connection without an answer. */
interface Connection {
  readonly lose: () => void;
}

const ASSETS: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  '/assets/page.css': { type: 'text/css; charset=utf-8', text: pageStyle },
  '/assets/page.js': { type: 'text/javascript; charset=utf-8', text: pageScript },
  '/assets/icon.svg': { type: 'image/svg+xml', text: pageIcon },
};

function asset({ type, text }: (typeof ASSETS)[string]): Response {
  const headers = { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  return new Response(text, { headers });
}

/** Pages, their acts and `/_sim`, behind the guard. */
function guardedApp(settings: ApiSettings, control: Control): Hono {
  const { world, baseUrl } = settings;
  const app = new Hono();
  app.use(async (c, next) => (isOwnRequest(c.req.raw, baseUrl()) ? next() : fromAnotherSite(c.req.raw)));
  app.get('/', (c) => page(listPage(listView(world, baseUrl(), c.req.raw)), 200, 'nowhere'));
  for (const [path, row] of Object.entries(ASSETS)) app.get(path, () => asset(row));
  app.route('/', controlApp(control, baseUrl));
  app.route('/', paymentPages({ world, control, baseUrl }));
  return app;
}

const isOurs = (request: Request) => wantsPage(request) || new URL(request.url).pathname.startsWith('/_sim');

/** Everything one address serves: the API of both generations, the pages and `/_sim`. */
export function createApp(settings: ApiSettings, control: Control): Hono<{ Bindings: Connection }> {
  const app = new Hono<{ Bindings: Connection }>();
  for (const generation of Object.keys(GENERATIONS) as Generation[]) {
    app.all(`${GENERATIONS[generation].prefix}*`, (c) => answerCall(settings, generation, c.req.raw, c.env.lose));
  }
  app.route('/', guardedApp(settings, control));
  app.notFound(({ req: { raw } }) =>
    isOurs(raw)
      ? refusal(raw, 'not_found', 'There is nothing at this address.')
      : refused('current', new Refusal(GENERATIONS.current.noSuchCall)),
  );
  app.onError((error) => {
    settings.warn(`A request could not be answered: ${error.name}.`);
    return refused('current', new Refusal(GENERATIONS.current.serverError));
  });
  return app;
}
