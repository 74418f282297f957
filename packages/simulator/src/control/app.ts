import { Hono } from 'hono';
import { json, seeOther } from '../web/headers.ts';
import { validInput } from '../web/input.ts';
import { wantsPage } from '../web/language.ts';
import { refusalOf } from '../web/refusals.ts';
import type { Control } from './control.ts';
import { openApiDocument } from './openapi.ts';
import { CONTROL_ROUTES, type ControlRoute } from './routes.ts';

async function run(route: ControlRoute, control: Control, id: string, request: Request): Promise<Response> {
  try {
    const body = route.body ? await validInput(request, route.body) : undefined;
    const answer = await route.run(control, id, body);
    const isForm = route.method === 'POST' && wantsPage(request);
    return isForm ? seeOther(`/${new URL(request.url).search}`) : json(answer);
  } catch (error) {
    return refusalOf(request, error);
  }
}

/** `/_sim` over HTTP. A form of the list page is answered with the list page. */
export function controlApp(control: Control, baseUrl: () => string): Hono {
  const app = new Hono();
  for (const route of CONTROL_ROUTES) {
    const path = route.path.replace(/\{\w+\}/, ':id');
    app.on(route.method, path, (c) => run(route, control, c.req.param('id') ?? '', c.req.raw));
  }
  app.get('/_sim/openapi.json', () => json(openApiDocument(baseUrl())));
  return app;
}
