import type { Answer } from '../http/message.ts';
import { pageAnswer } from '../pages/page-answer.ts';
import { pageStyle } from '../pages/style.ts';
import { languageCookie } from './access/cookie.ts';
import { type Frame, framed } from './frame.ts';
import { liveScript } from './live-script.ts';
import type { ConsoleService } from './service.ts';
import { consoleStyle } from './style.ts';

const { createHash } = process.getBuiltinModule('node:crypto');
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing from elsewhere, no frame around it; forms lead back to us, and the script may look for news here alone. */
const policy: string = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle + consoleStyle)}`,
  `script-src ${hashOf(liveScript)}`,
  'img-src data:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page of the console. Forms need an `Origin`, which no referrer at all would take away. */
export function consoleAnswer(
  { settings }: Pick<ConsoleService, 'settings'>,
  frame: Frame,
  { status = 200, headers = {} }: { readonly status?: number; readonly headers?: Answer['headers'] } = {},
): Answer {
  return pageAnswer(settings, status, framed(settings, frame), {
    'content-security-policy': policy,
    'referrer-policy': 'same-origin',
    ...(frame.chose && { 'set-cookie': languageCookie(settings, frame.visitor.language) }),
    ...headers,
  });
}
