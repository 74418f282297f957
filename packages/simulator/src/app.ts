import { type ApiSettings, answerCall } from './api/answer-call.ts';
import { generationAt, generations, refused } from './api/generations.ts';
import type { Control } from './control/control.ts';
import { controlRoutes } from './control/http.ts';
import { Refusal } from './core/codes.ts';
import type { Live } from './live/live.ts';
import { liveRoute } from './live/route.ts';
import type { Answer, Answering, Message, Outcome } from './message.ts';
import { createMethods, createRouter } from './router.ts';
import { Unreadable } from './text.ts';
import { assetRoutes } from './web/assets.ts';
import { detailRoute } from './web/detail-view.ts';
import { strangerReason } from './web/guard.ts';
import { wantsPage } from './web/language.ts';
import { listRoutes } from './web/list-view.ts';
import { paymentRoutes } from './web/payment-pages.ts';
import { notAllowed, refusal } from './web/refusals.ts';

const isOurs = (message: Message) => wantsPage(message) || message.path.startsWith('/_sim');

/** Pages, their acts and `/_sim`, behind the guard. */
function createPages(settings: ApiSettings, control: Control, live: Live) {
  const { books, baseUrl } = settings;
  const routes = [
    ...listRoutes(books, control, baseUrl),
    detailRoute(books, control),
    ...assetRoutes,
    ...controlRoutes(control, baseUrl),
    liveRoute(live),
    ...paymentRoutes({ books, control, baseUrl }),
  ];
  const [routeOf, methodsOf] = [createRouter(routes), createMethods(routes)];
  return async (message: Message): Promise<Outcome> => {
    const route = routeOf(message);
    if (!route && !isOurs(message)) return noCall(settings, message);
    const stranger = strangerReason(message, baseUrl());
    if (stranger) return refusal(message, 'refused', stranger);
    return route ? await route() : noRoute(message, methodsOf(message));
  };
}

/** A program that has the address wrong is written down, what else a browser looks for (an icon) is not. */
const noCall = (settings: ApiSettings, message: Message) =>
  message.method === 'POST'
    ? answerCall(settings, 'current', message)
    : refused('current', new Refusal(generations.current.noSuchCall));

function noRoute(message: Message, methods: readonly string[]): Answer {
  if (methods.length === 0 || wantsPage(message)) {
    return refusal(message, 'not_found', 'There is nothing at this address.');
  }
  return notAllowed(`This address takes ${methods.join(' and ')} only.`, methods);
}

/** Everything one address serves: the API of both generations, the pages and `/_sim`. */
export function createApp(settings: ApiSettings, control: Control, live: Live): Answering {
  const pages = createPages(settings, control, live);
  return async (message) => {
    const generation = generationAt(message.path);
    if (generation) return answerCall(settings, generation, message);
    try {
      return await pages(message);
    } catch (error) {
      if (error instanceof Unreadable) return refusal({ ...message, query: '' }, 'invalid', `The ${error.message}.`);
      settings.warn(`A request could not be answered: ${error instanceof Error ? error.name : 'unknown error'}.`);
      return refused('current', new Refusal(generations.current.serverError));
    }
  };
}
