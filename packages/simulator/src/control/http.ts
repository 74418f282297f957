import type { Answer, Message } from '../message.ts';
import type { Route } from '../router.ts';
import { json, seeOther } from '../web/headers.ts';
import { validInput, validQuery } from '../web/input.ts';
import { wantsPage } from '../web/language.ts';
import { refusalOf } from '../web/refusals.ts';
import type { Control } from './control.ts';
import { openApiDocument } from './openapi.ts';
import type { ControlRoute } from './route.ts';
import { controlCalls } from './routes.ts';

const inputOf = ({ body, query }: ControlRoute, message: Message): unknown =>
  body ? validInput(message, body) : query ? validQuery(message, query) : undefined;

async function run(route: ControlRoute, control: Control, id: string, message: Message): Promise<Answer> {
  try {
    const answer = await route.run(control, id, inputOf(route, message));
    const isForm = route.method === 'POST' && wantsPage(message);
    return isForm ? seeOther(route.next?.(answer) ?? backTo(message)) : json(answer);
  } catch (error) {
    return refusalOf(message, error);
  }
}

/** The list as it was: its language, page and search stand in the query of its forms. */
const backTo = ({ query }: Message) => (query === '' ? '/' : `/?${query}`);

/** `/_sim` over HTTP. A form of the list page leads back to it, or on to where the payer's browser would go. */
export function controlRoutes(control: Control, baseUrl: () => string): Route[] {
  const routes = controlCalls.map(
    (call): Route => ({
      method: call.method,
      path: call.path.replace(/\{(\w+)\}/, ':$1'),
      answer: (message, id) => run(call, control, id, message),
    }),
  );
  return [...routes, { method: 'GET', path: '/_sim/openapi.json', answer: () => json(openApiDocument(baseUrl())) }];
}
