import type { Answer } from '../../service/src/http/message.ts';
import type { Person } from './person.ts';

const hashOf = (location: string | undefined): string | undefined => /\/([0-9a-f]{64})/.exec(location ?? '')?.[1];
/** A page of KakaoPay's begins with the digits of its payment. */
const tidIn = (location: string | undefined): string | undefined => {
  const hash = hashOf(location);
  return hash && `T${hash.slice(0, 19)}`;
};

export interface Wallet {
  /** Where the browser comes back to, for good or ill. */
  readonly back: string;
  readonly tid: string;
}

/** Opens the checkout, in two tabs at times, and goes on to KakaoPay; `undefined`: there was nothing to pay. */
export async function openCheckout(person: Person, checkoutUrl: string): Promise<string | undefined> {
  const opened = await person.browse('checkout', checkoutUrl);
  if (person.chance.percent(5)) await person.browse('checkout', checkoutUrl);
  return tidIn(opened?.headers.location);
}

/** What payers do on KakaoPay's page; `undefined`: they never come back. */
export async function decideAtKakaoPay(person: Person, tid: string): Promise<Wallet | undefined> {
  const { chance, world, desk } = person;
  const { payer } = world.simulator;
  const mood = chance.between(1, 100);
  if (mood <= 8) return undefined;
  await person.wait(3_000, mood <= 14 ? 17 * 60_000 : 90_000);
  try {
    if (mood <= 20) return { tid, back: (await payer.quit(tid)).redirect };
    if (mood <= 24) {
      for (const event of ['open', 'select', 'fail_auth'] as const) await payer.step(tid, event);
      return undefined;
    }
    const method = chance.percent(50) ? 'MONEY' : 'CARD';
    const back = (await payer.pay(tid, { method })).redirect;
    desk.tokens.add(new URL(back).searchParams.get('pg_token') ?? '');
    return { tid, back };
  } catch (error) {
    // The page has expired, or was left in another tab.
    if ((error as Error).name === 'PayerError') return undefined;
    throw error;
  }
}

/** Comes back from KakaoPay: once, twice at the same time, again later, or with a token that is made up first. */
export async function comeBack(person: Person, { back }: Wallet): Promise<Answer | undefined> {
  const { chance } = person;
  if (chance.percent(2)) await person.browse('return', back.replace(/pg_token=\w+/, 'pg_token=madeup'));
  if (chance.percent(2)) await person.browse('return', back, { 'sec-purpose': 'prefetch' });
  const twin = chance.percent(6) ? person.browse('return', back) : undefined;
  if (twin && chance.percent(50)) await person.wait(0, 3_000);
  let answer = await person.browse('return', back);
  await twin;
  if (chance.percent(4)) answer = await person.browse('return', back);
  // Waits on the page that says so, which asks again by itself.
  for (let looks = 0; looks < 3 && isWaiting(answer); looks++) {
    await person.wait(3_000, 10_000);
    answer = await person.browse('result', resultUrl(back));
  }
  return answer;
}

const resultUrl = (back: string): string =>
  back.replace(/\/(approve|cancel|fail)\?.*$|\/(approve|cancel|fail)$/, '/result');

const isWaiting = (answer: Answer | undefined): boolean =>
  answer === undefined || answer.headers.location?.endsWith('/result') === true || answer.status !== 303;
