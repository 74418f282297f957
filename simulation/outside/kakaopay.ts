import type { Transport, TransportAnswer, TransportRequest } from 'kakaopay-client';
import type { Simulator } from 'kakaopay-simulator';
import { callOutside, type Outside } from './call.ts';
import { refusals } from './fates.ts';
import type { Process } from './process.ts';

const errorWith = (code: string) => (): Error => Object.assign(new Error(code), { code });
const broken = errorWith('ECONNRESET');
const timedOut = errorWith('ETIMEDOUT');
const tooLate = errorWith('ERR_TOO_LATE_TO_SEND');

/** KakaoPay as one process reaches it. */
export function kakaoPayFor(outside: Outside, process: Process, simulator: Simulator, ask: Ask): Transport {
  return (request) => {
    const name = callOf(request.url);
    const act = () => ask(request);
    const ordered = (fault: object) => () => {
      // Taken by this very call: the simulator looks for it before it first waits for anything.
      simulator.faults.add({ call: name, times: 1, ...fault } as never);
      return act();
    };
    return callOutside(outside, process, {
      port: 'kakaopay',
      name,
      act,
      broken,
      timeout: { ms: request.timeoutMs, error: timedOut },
      ...(request.sendBefore && { tooLate: { at: request.sendBefore.getTime(), error: tooLate } }),
      instead: {
        garbage: async () => (await act()) && page(502),
        gateway_error: async () => page(503),
        cut: async () => cut(await act()),
        doubled: async () => (await act()) && act(),
        refused: ordered({ kind: 'refuse', code: refusalFor(outside, process, name) }),
        bank_unknown: ordered({ kind: 'bank_unknown' }),
      },
    });
  };
}

/** The call at an address of either generation, by the simulator's name for it. */
function callOf(url: string): string {
  const last = url.slice(url.lastIndexOf('/') + 1);
  if (last === 'inactive') return 'subscription_inactive';
  if (last !== 'status') return last;
  return url.endsWith('/subscription/status') ? 'subscription_status' : 'order';
}

export type Ask = (request: TransportRequest) => Promise<TransportAnswer>;

const page = (status: number): TransportAnswer => ({ status, body: '<html><h1>Bad Gateway</h1></html>' });
const cut = ({ status, body }: TransportAnswer): TransportAnswer => ({
  status,
  body: body.slice(0, Math.floor(body.length / 2)),
});

function refusalFor({ durations }: Outside, { number, calls }: Process, name: string): number {
  const codes = refusals[name] ?? [-500];
  return codes[durations(number, calls + 0x10000) % codes.length] as number;
}
