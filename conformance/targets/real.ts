import type { Need } from '../fact.ts';
import type { Fields, Target } from '../target.ts';
import { listenForReturns } from './returns.ts';

export interface RealOptions {
  readonly baseUrl: string;
  readonly key: string | undefined;
  /** Somebody sits here who pays test payments in a browser on this machine. */
  readonly withPayer: boolean;
  /** There are 16 minutes to wait until a payment has expired. */
  readonly withWaiting: boolean;
  readonly say: (line: string) => void;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

const lifeMs = 16 * 60_000;
const pauseMs = 300;

/** The key of a development app. The message never repeats it. */
export function checkKey(key: string | undefined): string {
  if (!key)
    throw new TypeError('Set KAKAOPAY_DEV_SECRET_KEY to the "Secret key(dev)" of your app at developers.kakaopay.com.');
  if (key.startsWith('PRD')) throw new TypeError('This is a production key (PRD…). Only a development key may ask.');
  if (!/^DEV[0-9A-Za-z]+$/.test(key))
    throw new TypeError('A development key is DEV with letters and digits; this one is not.');
  return key;
}

/** The real KakaoPay, with a development key and test merchant codes: no money moves. */
export async function realTarget(options: RealOptions): Promise<Target> {
  const { baseUrl, withPayer, withWaiting, say, now, sleep } = options;
  const key = checkKey(options.key);
  const returns = withPayer ? await listenForReturns() : undefined;
  const needs: readonly (readonly [Need, boolean])[] = [
    ['payer', withPayer],
    ['time', withWaiting],
  ];
  const person = async (todo: string, ready: Fields) => {
    const back = returns?.next();
    say(`${todo}\n  ${ready.next_redirect_pc_url}`);
    return (await back) as URL;
  };
  return {
    baseUrl,
    key,
    can: new Set(needs.filter(([, has]) => has).map(([need]) => need)),
    returnBase: returns?.base ?? 'http://localhost:8080',
    now: async () => now(),
    turn: () => sleep(pauseMs),
    pay: (ready, method) => person(`Please pay this test payment with ${method}:`, ready),
    quit: (ready) => person('Please open this test payment and cancel it there, without paying:', ready),
    async passLife() {
      say('Waiting 16 minutes, until a payment has expired.');
      await sleep(lifeMs);
    },
    close: async () => returns?.close(),
  };
}
