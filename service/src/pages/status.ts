import { html, raw } from 'hono/html';
import type { Language } from '../http/language.ts';
import { isTestMerchant } from '../kakaopay/test-merchant.ts';
import { kstTime } from '../kst.ts';
import type { Payment } from '../payment/payment.ts';
import { type Status, states } from '../payment/states.ts';
import type { Service } from '../service.ts';
import { checkoutUrl } from '../signed-links.ts';
import { pageStyle } from './style.ts';
import { type Words, words } from './words.ts';

type Html = ReturnType<typeof html>;

/** How a payment stands, for the payer: the receipt when it is paid, and what to do next when it is not. */
export function statusPage(service: Service, payment: Payment, language: Language): string {
  const say = words[language];
  const payable = isPayable(service, payment);
  // The last minute of a payment is for those who are on the way back; whoever reads this page can no longer pay.
  const shown = payment.status === 'ready' && !payable ? 'expired' : payment.status;
  const { title, text } = say.status[shown];
  return page(
    language,
    title,
    html`
    ${isTestMerchant(payment.merchantCode) ? html`<p class="test">${say.test}</p>` : ''}
    <section class="head ${tones[shown]}" role="status"><h1>${title}</h1><p>${text}</p></section>
    <dl>${rows(say, payment)}</dl>
    ${payable ? html`<a class="button" href="${checkoutUrl(service.settings, payment.id)}">${say.payNow}</a>` : ''}`,
  );
}

const isPayable = (service: Service, payment: Payment): boolean =>
  payment.status === 'ready' && service.clock.now() < payment.expiresAt;

/** Whether the page only has to be looked at again for the payment to move on. */
export const isWaiting = (service: Service, payment: Payment): boolean =>
  !states[payment.status].payerDone && !isPayable(service, payment);

export function unknownLinkPage(language: Language): string {
  const { title, text } = words[language].unknownLink;
  return page(language, title, html`<section class="head bad"><h1>${title}</h1><p>${text}</p></section>`);
}

/** For a payer whose payment cannot be looked at just now: it may well be paid. */
export function busyPage(language: Language): string {
  const { title, text } = words[language].busy;
  return page(
    language,
    title,
    html`<section class="head open" role="status"><h1>${title}</h1><p>${text}</p></section>`,
  );
}

/** Red is for what went wrong: giving up is no mistake, and what is being looked into is not decided. */
const tones: Readonly<Record<Status, 'good' | 'bad' | 'open' | 'calm'>> = {
  ready: 'open',
  approving: 'open',
  approved: 'good',
  quit: 'calm',
  closed: 'calm',
  expired: 'calm',
  failed: 'bad',
  needs_review: 'open',
};

function rows(say: Words, payment: Payment): Html[] {
  const money = (won: number) => say.won(String(won).replace(/\B(?=(\d{3})+$)/g, ','));
  const { approval } = payment;
  const shown: (readonly [string, string] | false | undefined)[] = [
    [say.item, `${payment.itemName} ${say.quantity(payment.quantity)}`],
    [say.total, money(payment.totalWon)],
    [say.vat, money(payment.vatWon)],
    payment.taxFreeWon > 0 && [say.taxFree, money(payment.taxFreeWon)],
    approval && [say.method, methodOf(say, approval)],
    approval && [say.approvedAt, `${kstTime(approval.approvedAt)} KST`],
    approval?.aid !== undefined && [say.approvalId, approval.aid],
    [say.order, payment.orderId],
  ];
  return shown
    .filter((row) => Array.isArray(row))
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
}

const methodOf = (say: Words, { method, cardIssuer, installmentMonths }: NonNullable<Payment['approval']>): string =>
  [
    say.methods[method] ?? method,
    cardIssuer,
    method === 'CARD' && installmentMonths !== undefined && say.installments(installmentMonths),
  ]
    .filter(Boolean)
    .join(' · ');

function page(language: Language, title: string, body: Html): string {
  const other = language === 'ko' ? 'en' : 'ko';
  return String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(pageStyle)}</style>
</head>
<body><main>${body}</main>
<footer><a href="?lang=${other}" hreflang="${other}" lang="${other}">${words[language].otherLanguage}</a></footer>
</body>
</html>`);
}
