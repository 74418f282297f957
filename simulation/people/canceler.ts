import { lookAt } from './buyer.ts';
import { bodyOf, type Person } from './person.ts';

interface Seen {
  readonly status: string;
  readonly tid?: string;
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly canceledWon: number;
}

const paid = ['approved', 'partially_canceled'];

/** Somebody wants money back: all of it, or parts one after the other; in the partner console at times. */
export async function cancelLater(person: Person, id: string): Promise<void> {
  const { chance } = person;
  await person.wait(500, 6 * 60_000);
  const times = chance.percent(45) ? 1 : chance.between(2, 4);
  for (let i = 0; i < times; i++) {
    const answer = await person.shop(lookAt(id));
    if (answer === undefined || answer.status !== 200) return;
    const seen = bodyOf<Seen>(answer);
    if (!paid.includes(seen.status)) return;
    if (person.desk.hasConsole && chance.percent(10)) await cancelElsewhere(person, seen);
    // Two of the staff at one moment, each for a reason of their own.
    const other = times > 1 && chance.percent(15) ? cancelHere(person, id, seen, true) : undefined;
    await cancelHere(person, id, seen, times > 1);
    await other;
    await person.wait(0, 60_000);
  }
}

async function cancelHere(person: Person, id: string, seen: Seen, isPart: boolean): Promise<void> {
  const { chance, desk } = person;
  const left = seen.totalWon - seen.canceledWon;
  const amountWon = isPart ? chance.between(1, Math.max(1, left)) : undefined;
  const key = `cancel-${id}-${desk.cancels.length}`;
  desk.cancels.push({ paymentId: id, key, amountWon });
  const wanted = {
    flow: 'cancelPayment',
    address: `/v1/payments/${id}/cancellations`,
    body: amountWon === undefined ? {} : { amountWon },
    key,
  };
  const twin = chance.percent(10) ? person.insist(wanted) : undefined;
  await person.insist(wanted);
  await twin;
}

/** In the partner console: KakaoPay does it, and nobody tells us. */
async function cancelElsewhere({ chance, desk, world }: Person, { tid, totalWon, ...seen }: Seen): Promise<void> {
  const left = totalWon - seen.canceledWon;
  if (tid === undefined || seen.taxFreeWon > 0 || left < 100) return;
  const amountWon = chance.percent(50) ? left : chance.between(1, left - 10);
  const { simulator } = world;
  const answer = await simulator.answer({
    method: 'POST',
    path: '/online/v1/payment/cancel',
    headers: { authorization: 'SECRET_KEY DEVpartnerconsole', 'content-type': 'application/json' },
    body: JSON.stringify({ cid: 'TC0ONETIME', tid, cancel_amount: amountWon, cancel_tax_free_amount: 0 }),
  });
  if (answer.status === 200) desk.elsewhere.push({ tid, amountWon });
}
