import type { Ids } from '../../ports/ids.ts';

const { scrypt, timingSafeEqual } = process.getBuiltinModule('node:crypto');

/** How a password is kept. The cost stands beside it, so that it can be raised for those that come later. */
export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
  readonly cost: Cost;
}

type Cost = { readonly N: number; readonly r: number; readonly p: number };

/** 32 MiB and about a third of a second: what OWASP advises where Argon2 is not at hand. */
const cost: Cost = { N: 2 ** 15, r: 8, p: 3 };
const hashBytes = 32;
/** Node's own limit lies just below what this cost takes. */
const memoryMax = 64 * 1024 * 1024;

export const passwordLength = { min: 10, max: 200 } as const;

export async function hashPassword(ids: Ids, password: string): Promise<PasswordHash> {
  const salt = Buffer.from(ids.randomBytes(16)).toString('base64url');
  return { salt, cost, hash: (await derive(password, salt, cost)).toString('base64url') };
}

/** Takes the same time for a password of nobody: then there is no `kept`, and no password is right. */
export async function isPassword(password: string, kept: PasswordHash | undefined): Promise<boolean> {
  const { salt, hash, cost: own } = kept ?? { salt: 'nobody', hash: '', cost };
  const found = await derive(password, salt, own);
  const expected = Buffer.from(hash, 'base64url');
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** Whoever types Hangul on a Mac sends it in other code points than on Windows. */
const derive = (password: string, salt: string, { N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, key: Buffer) => (error ? reject(error) : resolve(key));
    scrypt(password.normalize('NFKC'), salt, hashBytes, { N, r, p, maxmem: memoryMax }, done);
  });
