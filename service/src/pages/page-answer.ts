import type { Answer } from '../http/message.ts';
import type { Settings } from '../service.ts';
import { printScript } from './print-button.ts';
import { pageStyle } from './style.ts';

// Loaded this way a cold start is spared the module's web-crypto half.
const { createHash } = process.getBuiltinModule('node:crypto');

/** No frame around it, nothing from elsewhere; the one style and the one script that may be used are ours, by hash. */
const policy = (): string => {
  const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const sources = {
    'default-src': "'none'",
    'style-src': hashOf(pageStyle),
    'script-src': hashOf(printScript),
    'img-src': 'data:',
  };
  const rules = { ...sources, 'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': "'none'" };
  return Object.entries(rules)
    .map((rule) => rule.join(' '))
    .join('; ');
};

/** A page of ours. Its address may hold a token or a signature, which is nobody else's business. */
export const pageAnswer = (
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy(),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
    ...headers,
  },
  body,
});
