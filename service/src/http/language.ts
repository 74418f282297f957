import type { Request } from './message.ts';

export type Language = 'ko' | 'en';

/** Korean, unless the address or the browser asks for English first. */
export function languageOf(request: Request): Language {
  const asked = request.query.lang;
  if (asked === 'ko' || asked === 'en') return asked;
  const accepted = request.headers['accept-language'] ?? '';
  const first = /\b(ko|en)\b/i.exec(accepted)?.[1]?.toLowerCase();
  return first === 'en' ? 'en' : 'ko';
}
