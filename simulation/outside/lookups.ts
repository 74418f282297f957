import type { TransportAnswer, TransportRequest } from 'kakaopay-client';
import type { Simulator } from 'kakaopay-simulator';
import type { Schedule } from '../schedule.ts';
import type { Ask } from './kakaopay.ts';

interface Before {
  readonly until: number;
  readonly answer: TransportAnswer;
}

/** The simulator's API, whose lookups show for a while what was before the last act on a payment. */
export function createLookups(simulator: Simulator, { now }: Schedule, lagMs: number): Ask {
  const pathOf = ({ url }: TransportRequest) => url.slice(simulator.url.length);
  const ask: Ask = async (request) => {
    const { method, headers, body } = request;
    return simulator.answer({ method, path: pathOf(request), headers, body });
  };
  if (lagMs === 0) return ask;
  const before = new Map<string, Before>();
  return async (request) => {
    const { url, body } = request;
    const tid = tidIn(body);
    const known = tid === undefined ? undefined : before.get(tid);
    if (tid === undefined || !/\/payment\/(approve|cancel|order|status)$/.test(url)) return ask(request);
    if (/\/(order|status)$/.test(url)) return known && now() < known.until ? known.answer : ask(request);
    const order = {
      ...request,
      url: url.replace(/(approve|cancel)$/, url.includes('/online/') ? 'order' : 'status'),
      body: lookupBody(body),
    };
    if (known === undefined || now() >= known.until)
      before.set(tid, { until: now() + lagMs, answer: await ask(order) });
    return ask(request);
  };
}

/** Of either generation: JSON, or a form. */
const tidIn = (body: string): string | undefined => /"?tid"?[:=]"?(T\w+)/.exec(body)?.[1];

function lookupBody(body: string): string {
  const [tid, cid] = [tidIn(body), /"?cid"?[:=]"?(\w+)/.exec(body)?.[1]];
  return body.startsWith('{') ? JSON.stringify({ cid, tid }) : `cid=${cid}&tid=${tid}`;
}
