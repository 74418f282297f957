import type { Language } from '../http/language.ts';
import { languageOf } from '../http/language.ts';
import type { Request } from '../http/message.ts';
import type { Call } from '../http/route.ts';
import type { Session } from './access/by-session.ts';
import { chosenLanguage } from './access/cookie.ts';
import { formToken } from './access/sessions.ts';
import { type Api, apiFor } from './api.ts';
import type { ConsoleService } from './service.ts';
import { type Say, sayIn } from './words/say.ts';

/** Somebody in front of a page of the console. */
export interface Visitor {
  readonly language: Language;
  readonly say: Say;
  /** What the address has behind its path, without the language. */
  readonly query: Readonly<Record<string, string>>;
}

/** An operator in front of a page. */
export interface Visit extends Visitor, Session {
  readonly api: Api;
  readonly path: Readonly<Record<string, string>>;
  /** Goes with every form. */
  readonly formToken: string;
  /** ms since 1970. */
  readonly now: number;
}

export function visitorOf(request: Request): Visitor {
  const chosen = request.query.lang ? undefined : chosenLanguage(request);
  const language = chosen === 'ko' || chosen === 'en' ? chosen : languageOf(request);
  const { lang: _, ...query } = request.query;
  return { language, say: sayIn(language), query };
}

export const visitOf = (service: ConsoleService, { request, path, caller }: Call<Session>): Visit => ({
  ...visitorOf(request),
  ...caller,
  path,
  api: apiFor(service, caller.operator, request.id),
  formToken: formToken(caller.token),
  now: service.clock.now(),
});
