/** What may be told of a key: the scheme, if it is a known word, and what kind of key it looks like. */

export const schemes = ['SECRET_KEY', 'DEV_SECRET_KEY', 'KakaoAK', 'other', 'none'] as const;
export type Scheme = (typeof schemes)[number];

export const keyKinds = ['dev', 'production', 'other', 'none'] as const;
export type KeyKind = (typeof keyKinds)[number];

const schemeOf = (word: string): Scheme =>
  word === 'SECRET_KEY' || word === 'DEV_SECRET_KEY' || word === 'KakaoAK' ? word : 'other';

function kindOf(key: string): KeyKind {
  if (key === '') return 'none';
  return key.startsWith('PRD') ? 'production' : key.startsWith('DEV') ? 'dev' : 'other';
}

/** A single word is a key without its scheme, unless it is a scheme without its key. */
export function keyLooks(header = ''): { readonly scheme: Scheme; readonly keyKind: KeyKind } {
  const text = header.trim();
  const space = text.search(/\s/);
  if (space >= 0) return { scheme: schemeOf(text.slice(0, space)), keyKind: kindOf(text.slice(space).trimStart()) };
  const scheme = schemeOf(text);
  return scheme === 'other' ? { scheme: 'none', keyKind: kindOf(text) } : { scheme, keyKind: 'none' };
}
