import { canary } from '../world.ts';
import { cancelLater } from './canceler.ts';
import { comeBack, decideAtKakaoPay, openCheckout } from './payer.ts';
import { bodyOf, type Person, type ShopAsks } from './person.ts';

interface Made {
  readonly id: string;
  readonly checkoutUrl: string;
  readonly status: string;
}

/** A shop sells something once, and a payer pays it, or does not. */
export async function buy(person: Person): Promise<void> {
  const { chance } = person;
  const made = await order(person);
  if (made === undefined) return;
  const tid = await openCheckout(person, made.checkoutUrl);
  if (tid === undefined) return;
  const deciding = decideAtKakaoPay(person, tid);
  const changing = chance.percent(8) ? changeOrder(person, made) : undefined;
  const wallet = await deciding;
  if (wallet === undefined) return void (await changing);
  await person.wait(100, 4_000);
  await comeBack(person, wallet);
  await changing;
  if (chance.percent(20)) await person.shop(lookAt(made.id));
  if (chance.percent(30)) await cancelLater(person, made.id);
}

/** Asks for a payment, at times twice at once, with a key or without. */
async function order(person: Person): Promise<Made | undefined> {
  const { chance } = person;
  const wanted = create(person, amounts(person), chance.percent(40) ? `key-${person.number}` : undefined);
  const twin = chance.percent(4) ? person.insist(wanted) : undefined;
  const answers = [await person.insist(wanted), await twin];
  const made = answers.find((answer) => answer && answer.status < 300);
  return made && bodyOf<Made>(made);
}

const create = ({ number }: Person, body: object, key?: string): ShopAsks => ({
  flow: 'createPayment',
  address: '/v1/payments',
  body: { orderId: `order-${number}`, buyerId: `${canary}-${number}`, itemName: '초코파이', ...body },
  ...(key && { key }),
});

function amounts({ chance }: Person): object {
  const totalWon = chance.between(100, 200_000);
  if (chance.percent(70)) return { totalWon };
  const taxFreeWon = chance.between(0, totalWon);
  return { totalWon, taxFreeWon, ...(chance.percent(50) && { vatWon: chance.between(0, totalWon - taxFreeWon) }) };
}

/** While the payer is away: the shop closes the payment, or the buyer wants another amount, in another tab. */
async function changeOrder(person: Person, { id }: Made): Promise<void> {
  const { chance } = person;
  await person.wait(0, 60_000);
  if (chance.percent(45)) {
    await person.shop({ flow: 'closePayment', address: `/v1/payments/${id}/close`, body: '' });
    return;
  }
  const answer = await person.insist(create(person, amounts(person)));
  if (answer === undefined || answer.status >= 300) return;
  const tid = await openCheckout(person, bodyOf<Made>(answer).checkoutUrl);
  const wallet = tid && (await decideAtKakaoPay(person, tid));
  if (wallet) await comeBack(person, wallet);
}

export const lookAt = (id: string): ShopAsks => ({
  flow: 'getPayment',
  method: 'GET',
  address: `/v1/payments/${id}`,
});
