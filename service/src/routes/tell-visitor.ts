import { languageOf } from '../http/language.ts';
import type { Request } from '../http/message.ts';
import { problemAnswer, problems } from '../http/problem.ts';
import type { Tell } from '../http/router.ts';
import { pageAnswer } from '../pages/page-answer.ts';
import { problemPage } from '../pages/problem-page.ts';
import { busyPage, unknownLinkPage } from '../pages/status.ts';
import { refreshSeconds } from './status-answer.ts';

/** A page for payers and for whoever else reads in a browser, a problem for programs. */
export const tellVisitor: Tell = ({ settings }, problem, request, route) => {
  const isPayer = route?.access.by === 'signed link';
  const readsPages = isPayer || (route?.access.by !== 'api key' && acceptsHtml(request));
  if (!readsPages) return problemAnswer(problem);
  const { status } = problems[problem.code];
  const language = languageOf(request);
  // He may just have paid. The same address tries again, and it alone has the token with which a payment is finished.
  if (isPayer && status === 500) {
    return pageAnswer(settings, 503, busyPage(settings, language), { refresh: refreshSeconds });
  }
  const page = status === 404 ? unknownLinkPage(settings, language) : problemPage(problem, language);
  return pageAnswer(settings, status, page, problem.details.headers);
};

const acceptsHtml = ({ headers }: Request): boolean => headers.accept?.includes('text/html') === true;
