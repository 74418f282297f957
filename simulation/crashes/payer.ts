import type { Simulator } from 'kakaopay-simulator';
import type { PaymentView } from '../../service/src/routes/view.ts';
import type { Asking } from './asking.ts';

/** What payers do, each as often as it stands here among the others. */
export const habits = [
  ...Array<'pays'>(14).fill('pays'),
  'pays in two tabs',
  'pays in two tabs',
  'refreshes',
  'does not wait',
  'gives up',
  'leaves',
] as const;
export type Habit = (typeof habits)[number];

/** A payer with a payment, from the shop's link to the page that says how it went. */
export async function pay(
  asking: Asking,
  { payer }: Pick<Simulator, 'payer'>,
  payment: Pick<PaymentView, 'tid' | 'checkoutUrl'>,
  habit: Habit,
): Promise<void> {
  const { checkoutUrl, tid = '' } = payment;
  const checkout = await asking.ask(`${checkoutUrl}?agreed=1`);
  // Another payment of the order came first, or the time is over: the page says so.
  if (checkout.status !== 303 || habit === 'leaves') return;
  if (habit === 'gives up') {
    const { redirect } = await payer.quit(tid);
    return void (await asking.ask(redirect));
  }
  const { redirect } = await payer.pay(tid, { method: habit === 'pays' ? 'MONEY' : 'CARD' });
  if (habit === 'does not wait') return void (await asking.once(redirect));
  const tabs = habit === 'pays in two tabs' ? 2 : 1;
  const [back] = await Promise.all(Array.from({ length: tabs }, () => asking.ask(redirect)));
  if (back?.location) await asking.ask(back.location);
  if (habit === 'refreshes') await asking.ask(redirect);
}
