import { createSimulator, type SimulatorOptions } from 'kakaopay-simulator';
import type { Fields, Target } from '../target.ts';

const key = `DEV${'0'.repeat(37)}`;
const adminKey = '0'.repeat(32);
const shop = 'https://shop.example';

async function post(url: string, body: object): Promise<URL> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const answer = (await response.json()) as { readonly redirect?: string; readonly error?: string };
  if (answer.redirect === undefined) throw new Error(answer.error ?? 'The simulator did not redirect.');
  return new URL(answer.redirect);
}

/** A simulator of its own, asked over HTTP like any other KakaoPay. */
export async function simulatorTarget(options: SimulatorOptions = {}): Promise<Target> {
  const set = { secretKeys: [key], adminKeys: [adminKey], domains: [shop] };
  const simulator = await createSimulator({ ...set, ...options });
  const { url: baseUrl } = simulator;
  const payerUrl = ({ tid }: Fields, act: string) => `${baseUrl}/_sim/payments/${tid}/${act}`;
  return {
    baseUrl,
    key,
    adminKey,
    can: new Set(['payer', 'time', 'legacy']),
    returnBase: 'http://localhost:8080',
    now: async () => simulator.clock.now(),
    turn: async () => {},
    pay: (ready, method) => post(payerUrl(ready, 'pay'), { method }),
    quit: (ready) => post(payerUrl(ready, 'quit'), {}),
    passLife: async () => simulator.clock.advance('16m'),
    close: () => simulator.close(),
  };
}
