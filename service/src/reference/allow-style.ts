import type { Answer } from '../http/message.ts';

// Loaded this way a cold start is spared the module's web-crypto half.
const { createHash } = process.getBuiltinModule('node:crypto');

/** A page of ours whose style is another than that of the payer's pages: its policy allows this one, by hash, alone. */
export function allowStyle({ headers, ...answer }: Answer, style: string): Answer {
  const name = 'content-security-policy';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = headers[name]?.replace(/style-src [^;]+/, `style-src 'sha256-${hash}'`) ?? '';
  return { ...answer, headers: { ...headers, [name]: policy } };
}
