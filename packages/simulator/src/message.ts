/**
 * Requests and answers as plain data. The simulator answers messages and nothing else; a web server, the `fetch` form
 * and the direct call are doors that make a message of what they are given.
 */
export interface Message {
  readonly method: string;
  /** As it was sent, percent escapes and all. Begins with a slash. */
  readonly path: string;
  /** What stands behind `?`, as it was sent; empty when there is nothing. */
  readonly query: string;
  /** By name, in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where there is no end to the body: what writes it. */
  readonly stream?: Stream;
}

/** Begins to write; gives what to call when the reader has gone. */
export type Stream = (write: (text: string) => void, end: () => void) => () => void;

/**
 * No whole answer, by a fault: the connection is closed, or reset, or closed in the middle of the body. `answer` is
 * what the call would have answered; undefined where it took no effect.
 */
export interface Broken {
  readonly broken: 'closed' | 'reset' | 'cut';
  readonly answer: Answer | undefined;
}

export type Outcome = Answer | Broken;

export const isBroken = (outcome: Outcome): outcome is Broken => 'broken' in outcome;

/** Answers a message, unless a fault breaks the answer. */
export type Answering = (message: Message) => Promise<Outcome>;

/** `?` and the query, or nothing. */
export const searchOf = ({ query }: Message): string => (query === '' ? '' : `?${query}`);

/** A header that lists what is asked for or sent, without its parameters: `application/json`. */
export const mediaType = ({ headers }: Message): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
