/** The SHA-256 of a text in 64 lower-case hex digits. Node has a fast one; elsewhere it comes along. */
export type Sha256 = (text: string) => string;

/** Makes identifiers of the shapes seen in real answers. The same seed gives the same ones, in the same order. */
export interface Ids {
  /** 20 characters: the prefix, 7 hex digits of the Unix time, 12 of worker and counter [inferred]. */
  make(prefix: 'T' | 'A' | 'S', nowMs: number): string;
  /** 20 lower-case hex digits [client]; always the same for a payment, so nothing has to keep it. */
  pgToken(tid: string): string;
  /** How many have been made. */
  readonly count: () => number;
  /** 64 lower-case hex digits, as in the addresses of the payment pages [client]. Begins with the digits of the tid. */
  pageHash(tid: string): string;
  /** From 0 to 1, always the same for a name. */
  draw(name: string): number;
  readonly sha256: Sha256;
}

/** The tid that a page's hash begins with. */
export const tidOfPage = (pageHash: string): string => `T${pageHash.slice(0, 19)}`;

/** `made` ones have been made before. */
export function createIds(seed: string, sha256: Sha256, made = 0): Ids {
  const worker = sha256(`${seed}:worker`).slice(0, 4);
  let count = made;
  const next = () => {
    count += 1;
    return count;
  };
  return {
    make(prefix, nowMs) {
      const seconds = Math.floor(nowMs / 1000).toString(16);
      return `${prefix}${seconds.slice(-7)}${worker}${next().toString(16).padStart(8, '0')}`;
    },
    count: () => count,
    sha256,
    pgToken: (tid) => sha256(`${seed}:pg_token:${tid}`).slice(0, 20),
    pageHash: (tid) => (tid.slice(1) + sha256(`${seed}:page:${tid}`)).slice(0, 64),
    draw: (name) => Number.parseInt(sha256(`${seed}:draw:${name}`).slice(0, 8), 16) / 2 ** 32,
  };
}
