import { PayerError } from '../core/payer.ts';
import type { Answer, Message } from '../message.ts';
import { errorPage } from '../pages/index.ts';
import type { ErrorPageView } from '../views.ts';
import { json, page } from './headers.ts';
import { languageOf, wantsPage } from './language.ts';

const httpStatus: Readonly<Record<ErrorPageView['reason'], number>> = {
  invalid: 400,
  refused: 403,
  not_found: 404,
  cannot: 409,
};

/** A refusal as a page for a browser, as JSON for everything else. */
export function refusal(message: Message, reason: ErrorPageView['reason'], detail: string, backUrl = '/'): Answer {
  const status = httpStatus[reason];
  if (!wantsPage(message)) return json({ error: detail }, status);
  return page(errorPage({ lang: languageOf(message), status, reason, detail, backUrl }), status);
}

/** A program has taken another method than the address has. */
export function notAllowed(error: string, methods: readonly string[]): Answer {
  const answer = json({ error }, 405);
  return { ...answer, headers: { ...answer.headers, allow: methods.join(', ') } };
}

/** Answers a payer's error; anything else is a fault of our own and goes on. */
export function refusalOf(message: Message, error: unknown, backUrl?: string): Answer {
  if (error instanceof PayerError) return refusal(message, error.reason, error.message, backUrl);
  throw error;
}
