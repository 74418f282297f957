import { type ApiSettings, answerCall } from './api/answer-call.ts';
import { generationAt, generations, refused } from './api/generations.ts';
import type { Control } from './control/control.ts';
import { Refusal } from './core/codes.ts';
import type { MoreRoutes } from './desk.ts';
import type { Live } from './live/live.ts';
import type { Answer, Answering, Message, Outcome } from './message.ts';
import { createMethods, createRouter } from './router.ts';
import { Unreadable } from './text.ts';
import { assetRoutes } from './web/assets.ts';
import { strangerReason } from './web/guard.ts';
import { wantsPage } from './web/language.ts';
import { paymentRoutes } from './web/payment-pages.ts';
import { notAllowed, refusal } from './web/refusals.ts';

const isOurs = (message: Message) => wantsPage(message) || message.path.startsWith('/_sim');

/** Pages, their acts and `/_sim`, behind the guard. */
function createPages(settings: ApiSettings, control: Control, live: Live, more: MoreRoutes) {
  const { books, baseUrl } = settings;
  const routes = [...more(settings, control, live), ...assetRoutes, ...paymentRoutes({ books, control, baseUrl })];
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

/** Everything one address serves: the API of both generations, the payer's pages, and what else is given. */
export function createApp(settings: ApiSettings, control: Control, live: Live, more: MoreRoutes): Answering {
  const pages = createPages(settings, control, live, more);
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
