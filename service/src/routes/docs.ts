import { languageOf } from '../http/language.ts';
import { anybody, type Route } from '../http/route.ts';
import { pageAnswer } from '../pages/page-answer.ts';
import { allowStyle } from '../reference/allow-style.ts';
import { readApi } from '../reference/api.ts';
import { docsPage, docsPageStyle } from '../reference/docs-page.ts';
import type { PublicService } from '../service.ts';
import { servedDocument } from './openapi-route.ts';

const places = { languages: { ko: '?lang=ko', en: '?lang=en' }, documentAt: '/openapi.json', problemsAt: '/problems' };

/** The API for people: the same document as at `/openapi.json`. */
export const docsRoute: Route<PublicService> = {
  name: 'docs',
  method: 'GET',
  path: '/docs',
  summary: 'The API for people',
  access: anybody,
  parameters: ['lang'],
  answers: { 200: 'page' },
  handle({ settings }, { request }) {
    const page = docsPage(readApi(servedDocument(settings)), { ...places, language: languageOf(request) });
    return allowStyle(pageAnswer(settings, 200, page), docsPageStyle);
  },
};
