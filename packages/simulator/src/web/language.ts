import type { Language } from '../views.ts';

/** `?lang=` decides, then the browser's first language; Korean otherwise. */
export function languageOf(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('lang');
  if (asked === 'ko' || asked === 'en') return asked;
  return /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'ko';
}

/** The same address in the other language, as an absolute path. */
export function otherLanguageUrl(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.set('lang', languageOf(request) === 'ko' ? 'en' : 'ko');
  return url.pathname + url.search;
}

export const wantsJson = (request: Request): boolean =>
  (request.headers.get('accept') ?? '').includes('application/json');

export const wantsPage = (request: Request): boolean => (request.headers.get('accept') ?? '').includes('text/html');
