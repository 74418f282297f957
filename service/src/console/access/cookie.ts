import type { Language } from '../../http/language.ts';
import { type Answer, type Request, seeOther } from '../../http/message.ts';
import { sessionLifeMs } from './sessions.ts';

interface Host {
  readonly publicUrl: string;
}

const isHttps = ({ publicUrl }: Host): boolean => publicUrl.startsWith('https:');

/** The prefix keeps other hosts of the domain from setting it. A laptop has no https, which it demands. */
const nameOf = (host: Host): string => (isHttps(host) ? '__Host-operator' : 'operator');

const cookie = (host: Host, name: string, value: string, maxAge: number, more = ''): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax${isHttps(host) ? '; Secure' : ''}${more}`;

export const sessionCookie = (host: Host, token: string): string =>
  cookie(host, nameOf(host), token, sessionLifeMs / 1000, '; HttpOnly');

export const noSessionCookie = (host: Host): string => cookie(host, nameOf(host), '', 0, '; HttpOnly');

export const sessionToken = (host: Host, request: Request): string | undefined => cookieOf(request, nameOf(host));

const yearSeconds = 365 * 24 * 60 * 60;

/** The language that somebody has chosen goes with them from page to page. */
export const languageCookie = (host: Host, language: Language): string => cookie(host, 'lang', language, yearSeconds);

export const chosenLanguage = (request: Request): string | undefined => cookieOf(request, 'lang');

function cookieOf({ headers }: Request, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Leads on, with a session that has begun or ended. */
export function leadTo(location: string, setCookie: string): Answer {
  const answer = seeOther(location);
  return { ...answer, headers: { ...answer.headers, 'set-cookie': setCookie } };
}
