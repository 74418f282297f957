import { subscriptionWords } from '../../pages/subscription-words.ts';
import type { SubscriptionView } from '../../routes/subscription-view.ts';
import type { Visit } from '../visit.ts';
import { time, won } from '../words/format.ts';

type Plan = NonNullable<SubscriptionView['plan']>;

/** How much, and how often. */
export function planWords({ language, say }: Visit, plan: Plan | undefined): string {
  if (plan === undefined) return say('정해진 결제일 없음', 'No fixed dates');
  return `${subscriptionWords[language].every(plan.interval)} ${won(say, plan.amountWon)}`;
}

/** Until when it goes on. */
export function untilWords({ language }: Visit, { chargesMax, lastDay }: Plan): string {
  const words = subscriptionWords[language];
  const ends = [chargesMax && words.charges(chargesMax), lastDay && words.untilDay(lastDay.replaceAll('-', '.'))];
  return ends.filter(Boolean).join(' · ') || words.untilEnded;
}

/** What becomes of a charge that is refused. */
export function retryWords({ language }: Visit, { retryDays, afterRetries }: Plan): string {
  const words = subscriptionWords[language];
  return [retryDays.length > 0 && words.retries(retryDays), words.afterRetries[afterRetries]].filter(Boolean).join(' ');
}

/** When the next charge is due, and whether it is another try. */
export function nextWords({ say }: Visit, { nextCharge }: Pick<SubscriptionView, 'nextCharge'>): string {
  if (nextCharge === undefined) return '';
  const { at, attempt } = nextCharge;
  return attempt > 0 ? say(`${time(at)} (${attempt}번째 재시도)`, `${time(at)} (retry ${attempt})`) : time(at);
}
