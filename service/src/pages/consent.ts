import { html } from 'hono/html';
import type { Device } from '../http/device.ts';
import type { Language } from '../http/language.ts';
import { isTestMerchant } from '../kakaopay/test-merchant.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { nextIfPaid, retryDaysOf } from '../subscription/outlook.ts';
import type { NextCharge, Subscription } from '../subscription/subscription.ts';
import { itemOf, listOf, moneyOf } from './facts.ts';
import { page } from './page.ts';
import { shopAddress, shopName } from './shop.ts';
import { howToEnd, planRows } from './subscription-facts.ts';
import { type SubscriptionWords, subscriptionWords } from './subscription-words.ts';
import { words } from './words.ts';

/** What a payer agrees to before the first payment of a subscription; the button leads on to KakaoPay. */
export function consentPage(
  { settings, clock }: Service,
  payment: Payment,
  subscription: Subscription,
  { language, device }: { readonly language: Language; readonly device: Device | undefined },
): string {
  const [say, own] = [words[language], subscriptionWords[language]];
  const { title, text } = own.consent;
  const { totalWon } = payment;
  const next = nextIfPaid(subscription, clock.now());
  const shop = shopAddress(settings, payment);
  const query = device && `device=${device}`;
  return page({
    language,
    query,
    title: [title, settings.shop?.name].filter(Boolean).join(' · '),
    banner: isTestMerchant(payment.merchantCode) ? say.test : undefined,
    brand: shopName(settings, payment, say.brand),
    body: html`<div class="box">
<section class="message"><h1>${title}</h1><p>${text}</p></section>
${listOf([
  [own.payToday, moneyOf(say, totalWon)],
  ...(subscription.plan ? planRows(say, own, subscription.plan, next) : []),
  [say.item, itemOf(say, payment)],
  [say.order, payment.orderId],
])}
<ul class="terms">
${[totalWon === 0 && own.onlyRegistered, ...planTerms(own, subscription, next), howToEnd(say, own, settings)]
  .filter(Boolean)
  .map((term) => html`<li>${term}</li>`)}
</ul>
<div class="actions"><a class="button main" href="?agreed=1${query ? `&${query}` : ''}">${
      totalWon === 0 ? own.agreeAndRegister : own.agreeAndPay
    }</a>${shop === undefined ? '' : html`<a class="button" href="${shop}">${say.backToShop}</a>`}</div>
</div>`,
  });
}

/** What else there is to know of a plan, sentence by sentence. */
function planTerms(own: SubscriptionWords, { plan }: Subscription, next: NextCharge | undefined) {
  if (plan === undefined) return [own.withoutPlan];
  if (next === undefined) return [own.noCharges];
  const { anchor, interval, afterRetries } = plan;
  const retryDays = retryDaysOf(plan, next.n);
  const isByMonth = interval.unit === 'month' || interval.unit === 'year';
  return [
    isByMonth && Number(anchor.slice(8)) > 28 && own.shortMonths,
    retryDays.length > 0 && own.retries(retryDays),
    own.afterRetries[afterRetries],
  ];
}
