import { html } from 'hono/html';
import type { Language } from '../http/language.ts';
import { isTestMerchant } from '../kakaopay/test-merchant.ts';
import type { Payment } from '../payment/payment.ts';
import { states } from '../payment/states.ts';
import type { Service } from '../service.ts';
import { checkoutUrl } from '../signed-links.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { moneyOf, orderFacts, receiptFacts, refundFacts } from './facts.ts';
import { type Html, page } from './page.ts';
import { printButton } from './print-button.ts';
import { reasonOf } from './reason.ts';
import { contactOf, type Host, shopAddress, shopName } from './shop.ts';
import { sign, type Tone } from './sign.ts';
import { standingFacts } from './subscription-facts.ts';
import { subscriptionWords } from './subscription-words.ts';
import { type Shown, type Words, words } from './words.ts';

/** How a payment stands, for the payer: the receipt when it is paid, and what to do next when it is not. */
export function statusPage(
  service: Service,
  payment: Payment,
  language: Language,
  subscription?: Subscription,
): string {
  const { settings } = service;
  const say = words[language];
  const shown = shownOf(service, payment, subscription);
  const payable = shown === 'ready';
  const { title, text } = messageOf(language, shown, payment, subscription);
  const reason = shown === 'failed' && payment.failure && reasonOf(say, payment.failure);
  const facts =
    isPaid(shown) && payment.approval
      ? receiptFacts(say, payment, payment.approval)
      : orderFacts(say, payment, payable ? payment.expiresAt : undefined);
  return page({
    language,
    title: [title, payment.totalWon > 0 && moneyOf(say, payment.totalWon), settings.shop?.name]
      .filter(Boolean)
      .join(' · '),
    banner: isTestMerchant(payment.merchantCode) ? say.test : undefined,
    brand: shopName(settings, payment, say.brand),
    body: html`<div class="box">
<section class="message" role="status">${sign(tones[shown])}<h1>${title}</h1><p>${text}</p>${
      reason ? html`<p class="reason">${reason}</p>` : ''
    }</section>
${facts}
${refundFacts(say, payment) ?? ''}
${(subscription && standingFacts(language, settings, subscription)) ?? ''}
${payable ? html`<p class="actions"><a class="button main" href="${checkoutUrl(settings, payment.id)}">${say.payNow}</a></p>` : nextSteps(say, settings, shown, payment)}
</div>`,
  });
}

function shownOf(service: Service, payment: Payment, subscription: Subscription | undefined): Shown {
  if (payment.status !== 'ready') return payment.status;
  // The last minute of a payment is for those who are on the way back; whoever reads this page can no longer pay.
  if (!isPayable(service, payment)) return 'expiring';
  // The checkout link leads back here.
  return subscription && subscription.status !== 'pending' ? 'closed' : 'ready';
}

/** Nobody pays a charge, and what is registered is not paid. */
function messageOf(language: Language, shown: Shown, payment: Payment, subscription: Subscription | undefined) {
  const own = subscriptionWords[language];
  if (subscription && shown === 'approved' && payment.totalWon === 0) return own.registered;
  if (subscription && shown === 'failed' && payment.id !== subscription.firstPaymentId) return own.chargeFailed;
  return words[language].status[shown];
}

const isPayable = (service: Service, payment: Payment): boolean =>
  payment.status === 'ready' && service.clock.now() < payment.expiresAt;

/** What was paid keeps its receipt, whatever was given back later. */
const isPaid = (shown: Shown | 'unknownLink' | 'busy'): boolean =>
  shown === 'approved' || shown === 'canceling' || shown === 'partially_canceled' || shown === 'canceled';

/** Whether the page only has to be looked at again for the payment to move on. */
export const isWaiting = (service: Service, payment: Payment): boolean =>
  !states[payment.status].payerDone && !isPayable(service, payment);

export const unknownLinkPage = (settings: Host, language: Language): string =>
  messagePage(settings, language, 'unknownLink');

/** For a payer whose payment cannot be looked at just now: it may well be paid. */
export const busyPage = (settings: Host, language: Language): string => messagePage(settings, language, 'busy');

function messagePage(settings: Host, language: Language, what: 'unknownLink' | 'busy'): string {
  const say = words[language];
  const { title, text } = say[what];
  return page({
    language,
    title: [title, settings.shop?.name].filter(Boolean).join(' · '),
    brand: shopName(settings, undefined, say.brand),
    body: html`<div class="box">
<section class="message" role="status">${sign(what === 'busy' ? 'warn' : 'bad')}<h1>${title}</h1><p>${text}</p></section>
${nextSteps(say, settings, what)}
</div>`,
  });
}

/** Red is for what went wrong: giving up is no mistake, and what is being looked into is not decided. */
const tones: Readonly<Record<Shown, Tone>> = {
  ready: 'warn',
  approving: 'warn',
  approved: 'good',
  charging: 'warn',
  canceling: 'warn',
  partially_canceled: 'good',
  canceled: 'calm',
  quit: 'calm',
  closed: 'calm',
  expiring: 'warn',
  expired: 'calm',
  failed: 'bad',
  needs_review: 'warn',
};

/** Where a payer may have to ask. */
const unclear: readonly (Shown | 'unknownLink' | 'busy')[] = [
  'approving',
  'needs_review',
  'failed',
  'unknownLink',
  'busy',
];

/** No page is a dead end: back to the shop, whom to ask, and a try-out can be repeated. */
function nextSteps(say: Words, settings: Host, shown: Shown | 'unknownLink' | 'busy', payment?: Payment): Html {
  const address = shopAddress(settings, payment);
  const contact = unclear.includes(shown) ? contactOf(settings) : undefined;
  const waiting = shown === 'approving' || shown === 'expiring' || shown === 'busy';
  const tryAgain = !waiting && address === undefined && isTestMerchant(settings.merchantCode ?? '');
  const buttons = [
    address !== undefined && html`<a class="button main" href="${address}">${say.backToShop}</a>`,
    tryAgain && html`<a class="button main" href="${settings.publicUrl}/">${say.tryAgain}</a>`,
    isPaid(shown) && printButton(say.print),
  ].filter(Boolean);
  const notes = [
    (shown === 'approving' || shown === 'busy') && say.takesLonger,
    contact && html`${say.contact}: ${contact}`,
  ].filter(Boolean);
  return html`${notes.length > 0 ? html`<div class="note">${notes.map((note) => html`<p>${note}</p>`)}</div>` : ''}
${buttons.length > 0 ? html`<div class="actions">${buttons}</div>` : ''}
${address === undefined && !tryAgain && !waiting ? html`<p class="next">${say.closeWindow}</p>` : ''}`;
}
