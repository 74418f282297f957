import { languageOf } from '../http/language.ts';
import { anybody, type Route } from '../http/route.ts';
import { pageAnswer } from '../pages/page-answer.ts';
import { problemsPage } from '../pages/problems.ts';
import type { PublicService } from '../service.ts';

/** Where the `type` of every problem leads. */
export const problemsRoute: Route<PublicService> = {
  name: 'problems',
  method: 'GET',
  path: '/problems',
  summary: 'What each problem means',
  access: anybody,
  parameters: ['lang'],
  answers: { 200: 'page' },
  handle: ({ settings }, { request }) => pageAnswer(settings, 200, problemsPage(languageOf(request))),
};
