import type { RequestListener } from 'node:http';

/** What came by KakaoPay's own address, for the words at the end. */
export interface Seen {
  calls: number;
  /** Payments that were begun. */
  begun: number;
  /** Answered with an error. */
  refused: number;
  /** Connections that ended because the program does not trust our authority. */
  distrusted: number;
  /** Hosts that calls were not passed on to, a few of them. */
  readonly elsewhere: Set<string>;
}

export const nothingSeen = (): Seen => ({ calls: 0, begun: 0, refused: 0, distrusted: 0, elsewhere: new Set() });

const elsewhereMost = 5;

export function sawElsewhere({ elsewhere }: Seen, host: string): void {
  if (elsewhere.size < elsewhereMost) elsewhere.add(host);
}

/** Of both generations, with a whole address or without. */
const readyPath = /\/payment\/ready(\?|$)/;

/** Counts what `handle` is asked. */
export function counting(handle: RequestListener, seen: Seen): RequestListener {
  return (incoming, outgoing) => {
    seen.calls += 1;
    outgoing.once('finish', () => {
      if (outgoing.statusCode >= 400) seen.refused += 1;
      else if (readyPath.test(incoming.url ?? '')) seen.begun += 1;
    });
    handle(incoming, outgoing);
  };
}
