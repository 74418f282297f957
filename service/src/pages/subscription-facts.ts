import { html } from 'hono/html';
import type { Language } from '../http/language.ts';
import { kstDay } from '../kst.ts';
import type { Plan } from '../subscription/plan.ts';
import type { NextCharge, Subscription } from '../subscription/subscription.ts';
import { listOf, moneyOf, type Row } from './facts.ts';
import type { Html } from './page.ts';
import { contactOf, type Host } from './shop.ts';
import { type SubscriptionWords, subscriptionWords } from './subscription-words.ts';
import { type Words, words } from './words.ts';

/** A day as people in Korea read it: `2026.12.23`. */
const dayOf = (day: string): string => day.replaceAll('-', '.');

/** What will be charged, how often, when next, and until when. */
export function planRows(say: Words, own: SubscriptionWords, plan: Plan, next: NextCharge | undefined): readonly Row[] {
  return [
    next && [own.amount, moneyOf(say, plan.amountWon)],
    next && [own.interval, own.every(plan.interval)],
    ...nextRow(own, next),
    next && [own.until, untilOf(own, plan)],
  ];
}

const nextRow = (own: SubscriptionWords, next: NextCharge | undefined): readonly Row[] => [
  next && [next.attempt > 0 ? own.nextTry : own.next, dayOf(kstDay(next.at))],
];

function untilOf(own: SubscriptionWords, { chargesMax, lastDay }: Plan): string {
  const ends = [chargesMax && own.charges(chargesMax), lastDay && own.untilDay(dayOf(lastDay))].filter(Boolean);
  return ends.length > 0 ? ends.join(' · ') : own.untilEnded;
}

/** How a subscription can be ended, and whom to ask. */
export function howToEnd(say: Words, own: SubscriptionWords, host: Host): Html {
  const contact = contactOf(host);
  return html`${own.howToEnd}${contact === undefined ? '' : html` ${say.contact}: ${contact}`}`;
}

/** How the subscription stands that a payment belongs to; nothing where it has not begun. */
export function standingFacts(
  language: Language,
  host: Host,
  { status, plan, next, pauseReason, endReason }: Subscription,
): Html | undefined {
  const [say, own] = [words[language], subscriptionWords[language]];
  if (status === 'pending' || endReason === 'never_paid') return undefined;
  const said = (endReason && own.ends[endReason]) ?? (pauseReason && own.pauses[pauseReason]);
  const amount = plan && next && moneyOf(say, plan.amountWon);
  const rows: readonly Row[] = [...nextRow(own, next), amount !== undefined && [own.amount, amount]];
  const notes = [
    said,
    status === 'active' && next === undefined && (plan ? own.noCharges : own.withoutPlan),
    status !== 'ended' && howToEnd(say, own, host),
  ].filter(Boolean);
  return html`<section class="part"><h2>${own.title}</h2>
${next ? listOf(rows) : ''}
${notes.map((note) => html`<p>${note}</p>`)}</section>`;
}
