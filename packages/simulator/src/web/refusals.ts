import { PayerError } from '../core/payer.ts';
import { errorPage } from '../pages/index.ts';
import type { ErrorPageView } from '../views.ts';
import { json, page } from './headers.ts';
import { languageOf, wantsPage } from './language.ts';

const STATUS: Readonly<Record<ErrorPageView['reason'], number>> = {
  invalid: 400,
  refused: 403,
  not_found: 404,
  cannot: 409,
};

/** A refusal as a page for a browser, as JSON for everything else. */
export function refusal(request: Request, reason: ErrorPageView['reason'], detail: string, backUrl = '/'): Response {
  const status = STATUS[reason];
  if (!wantsPage(request)) return json({ error: detail }, status);
  return page(errorPage({ lang: languageOf(request), status, reason, detail, backUrl }), status);
}

/** Answers a payer's error; anything else is a fault of our own and goes on. */
export function refusalOf(request: Request, error: unknown, backUrl?: string): Response {
  if (error instanceof PayerError) return refusal(request, error.reason, error.message, backUrl);
  throw error;
}

export const fromAnotherSite = (request: Request): Response =>
  refusal(request, 'refused', 'This request does not come from the simulator itself.');
