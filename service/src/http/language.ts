import type { Request } from './message.ts';

export type Language = 'ko' | 'en';

/** Korean, unless the address or the browser asks for English first. */
export function languageOf(request: Request): Language {
  const asked = request.query.lang;
  if (asked === 'ko' || asked === 'en') return asked;
  const first = request.headers['accept-language']?.match(/\b(ko|en)\b/i)?.[0].toLowerCase();
  return first === 'en' ? 'en' : 'ko';
}
