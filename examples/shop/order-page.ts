import { html, raw } from 'hono/html';
import { type Line, wonOf } from './cart.ts';
import type { Language } from './goods.ts';
import { type Order, openRefund, refundableLines } from './order.ts';
import { type Html, labelOf, moneyOf, page } from './page.ts';
import { type Standing, type Words, words } from './words.ts';

/** What each status of a payment is to a buyer. */
const standings: Readonly<Record<string, Standing>> = {
  ready: 'unpaid',
  closed: 'unpaid',
  quit: 'quit',
  expired: 'expired',
  failed: 'failed',
  approving: 'confirming',
  charging: 'confirming',
  approved: 'paid',
  canceling: 'refunding',
  partially_canceled: 'part',
  canceled: 'refunded',
};

/** A status of a later version is looked into by a person, like one that is unclear. */
export function standingOf(order: Order): Standing {
  if (!order.payment) return 'unpaid';
  const standing = standings[order.payment.status] ?? 'review';
  // What was asked for may not have reached the service yet.
  return openRefund(order) && ['paid', 'part'].includes(standing) ? 'refunding' : standing;
}

const payable: readonly Standing[] = ['unpaid', 'quit', 'expired', 'failed'];

export function orderPage(language: Language, order: Order, pieces: number): string {
  const say = words[language];
  const standing = standingOf(order);
  const { title, text } = say.standings[standing];
  const refunded = order.payment?.canceledWon ?? 0;
  return page({
    language,
    title,
    order,
    pieces,
    body: html`<div class="box narrow"><section class="message" role="status">${sign(standing)}<h1>${title}</h1>
<p>${text}</p></section>
${order.trouble ? html`<p class="note bad">${say.trouble}</p>` : ''}
${order.refunds.at(-1)?.state === 'refused' ? html`<p class="note bad">${say.refundRefused}</p>` : ''}
<ul class="lines part">${order.lines.map((line) => orderLine(language, order, line))}</ul>
<dl class="facts">
<div class="sum"><dt>${say.total}</dt><dd>${moneyOf(say, order.totalWon)}</dd></div>
${refunded > 0 ? fact(say.refunded, moneyOf(say, refunded)) : ''}
${fact(say.order, order.id)}
${fact(say.orderedAt, timeOf(order.createdAt))}</dl>
${order.paidAt && order.subscription ? subscription(say, order, order.subscription) : ''}
${actions(say, order, standing)}</div>`,
  });
}

const fact = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const kst = (parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', ...parts });
const [kstDay, kstTime] = [kst({ dateStyle: 'short' }), kst({ dateStyle: 'short', timeStyle: 'short' })];
const timeOf = (utc: string): string => `${kstTime.format(new Date(utc)).replaceAll('-', '.')} KST`;
const dayOf = (utc: string): string => kstDay.format(new Date(utc)).replaceAll('-', '.');

function orderLine(language: Language, order: Order, line: Line): Html {
  const say = words[language];
  const { goodId, quantity } = line;
  const left = refundableLines(order);
  const isRefunded = order.refunds.some((one) => one.state === 'done' && (one.goodId ?? goodId) === goodId);
  const name = line.name[language];
  return html`<li><span>${name} ${say.pieces(quantity)}${isRefunded ? ` · ${say.lineRefunded}` : ''}</span>
<span class="price">${moneyOf(say, wonOf([line]))}</span>
${
  canRefund(order) && left.length > 1 && left.includes(line)
    ? refundForm(
        order,
        html`<input type="hidden" name="good" value="${goodId}">
<button class="button small">${labelOf(language, say.refundLine, name)}</button>`,
      )
    : ''
}</li>`;
}

/** What was subscribed to is ended instead; money of it is given back by the shop. */
const canRefund = (order: Order): boolean => order.kind === 'once' && ['paid', 'part'].includes(standingOf(order));

const refundForm = (order: Order, inside: Html): Html =>
  html`<form method="post" action="/orders/${order.token}/refunds"><input type="hidden" name="before" value="${order.refunds.length}">
${inside}</form>`;

function subscription(say: Words, order: Order, { status, nextChargeAt }: NonNullable<Order['subscription']>): Html {
  const isOn = status !== 'ended';
  return html`<section class="part" aria-labelledby="subscription"><h2 id="subscription">${say.subscription}</h2>
<dl class="facts">${fact(say.status, say.statuses[status] ?? status)}
${isOn ? fact(say.everyMonth, moneyOf(say, order.totalWon)) : ''}
${isOn && nextChargeAt ? fact(say.nextCharge, dayOf(nextChargeAt)) : ''}</dl>
${
  isOn
    ? html`<form class="actions" method="post" action="/orders/${order.token}/end"><button class="button">${say.end}</button></form>`
    : ''
}</section>`;
}

function actions(say: Words, order: Order, standing: Standing): Html | string {
  if (payable.includes(standing)) {
    const label = standing === 'unpaid' ? say.pay : say.payAgain;
    return html`<form class="actions" method="post" action="/orders/${order.token}/pay">
<button class="button main">${label}</button></form>`;
  }
  if (!canRefund(order)) return '';
  const label = standing === 'part' ? say.refundRest : say.refundAll;
  return html`<div class="actions">${refundForm(order, html`<button class="button">${label}</button>`)}</div>`;
}

const strokes = {
  good: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  bad: '<path d="M12 7v6"/><path d="M12 17h.01"/>',
  warn: '<circle cx="12" cy="12" r="8"/><path d="M12 8v4l2.5 2"/>',
  calm: '<path d="M7 12h10"/>',
};

/** Red is for what went wrong; giving up is no mistake. */
const tones: Readonly<Partial<Record<Standing, keyof typeof strokes>>> = {
  ...{ paid: 'good', part: 'good', failed: 'bad' },
  ...{ quit: 'calm', expired: 'calm', refunded: 'calm' },
};

function sign(standing: Standing): Html {
  const tone = tones[standing] ?? 'warn';
  return html`<div class="sign ${tone}"><svg viewBox="0 0 24 24" aria-hidden="true">${raw(strokes[tone])}</svg></div>`;
}
