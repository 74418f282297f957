import type { TransportAnswer } from 'kakaopay-client';
import type { Simulator } from 'kakaopay-simulator';
import type { Schedule } from '../schedule.ts';
import type { Ask } from './kakaopay.ts';

interface Before {
  readonly until: number;
  readonly answer: TransportAnswer;
}

/** What is acted on and asked about: a payment by its tid, a subscription by its sid. */
interface Kind {
  readonly id: RegExp;
  readonly acts: RegExp;
  readonly lookup: RegExp;
  /** The lookup's address, from that of the act. */
  readonly lookupUrl: (url: string) => string;
}

const isCurrent = (url: string): boolean => url.includes('/online/');
const kinds: readonly Kind[] = [
  {
    id: /"?\b(tid)"?[:=]"?(T\w+)/,
    acts: /\/payment\/(approve|cancel)$/,
    lookup: /\/payment\/(order|status)$/,
    lookupUrl: (url) => url.replace(/\w+$/, isCurrent(url) ? 'order' : 'status'),
  },
  {
    id: /"?\b(sid)"?[:=]"?(S\w+)/,
    acts: /\/payment\/subscription$/,
    lookup: /\/manage\/subscription\/status$/,
    lookupUrl: (url) => url.replace(/subscription$/, 'manage/subscription/status'),
  },
];

/** The simulator's API, whose lookups show for a while what was before the last act. */
export function createLookups(simulator: Simulator, { now }: Schedule, lagMs: number): Ask {
  const ask: Ask = async ({ method, url, headers, body }) =>
    simulator.answer({ method, path: url.slice(simulator.url.length), headers, body });
  if (lagMs === 0) return ask;
  const before = new Map<string, Before>();
  return async (request) => {
    const { url, body } = request;
    const kind = kinds.find(({ acts, lookup }) => acts.test(url) || lookup.test(url));
    const [, name = '', id] = kind?.id.exec(body) ?? [];
    if (kind === undefined || id === undefined) return ask(request);
    const known = before.get(id);
    const isOld = known !== undefined && now() < known.until;
    if (kind.lookup.test(url)) return isOld ? known.answer : ask(request);
    if (!isOld) {
      const lookup = { ...request, url: kind.lookupUrl(url), body: lookupBody(body, name, id) };
      before.set(id, { until: now() + lagMs, answer: await ask(lookup) });
    }
    return ask(request);
  };
}

/** Of either generation: JSON, or a form. */
function lookupBody(body: string, name: string, id: string): string {
  const cid = /"?cid"?[:=]"?(\w+)/.exec(body)?.[1];
  return body.startsWith('{') ? JSON.stringify({ cid, [name]: id }) : `cid=${cid}&${name}=${id}`;
}
