import { html, raw } from 'hono/html';
import { type Line, quantityMax, wonOf } from './cart.ts';
import { box, type Good, goods, type Language } from './goods.ts';
import type { Order } from './order.ts';
import { standingOf } from './order-page.ts';
import { type Html, labelOf, moneyOf, page } from './page.ts';
import { type Words, words } from './words.ts';

interface Visit {
  readonly language: Language;
  readonly cart: readonly Line[];
}

export const piecesIn = (cart: readonly Line[]): number => cart.reduce((sum, { quantity }) => sum + quantity, 0);

const picture = ({ picture }: Good): Html => html`<svg viewBox="0 0 64 64" aria-hidden="true">${raw(picture)}</svg>`;

/** `form`: what makes the form for a subscription known when it comes twice. */
export function shelfPage({ language, cart }: Visit, form: string): string {
  const say = words[language];
  const card = (good: Good) => html`<li class="box card">${picture(good)}<h2>${good.name[language]}</h2>
<p class="price">${moneyOf(say, good.won)}</p>
<form method="post" action="/cart"><input type="hidden" name="add" value="${good.id}">
<button class="button small">${labelOf(language, say.add, good.name[language])}</button></form></li>`;
  return page({
    language,
    title: say.shelf,
    pieces: piecesIn(cart),
    body: html`<h1>${say.shelf}</h1>
<ul class="shelf">${goods.map(card)}</ul>
<section class="box monthly" aria-labelledby="monthly">${picture(box)}
<div><h2 id="monthly">${box.name[language]}</h2><p>${say.monthlyText}</p>
<p class="price">${say.everyMonth} ${moneyOf(say, box.won)}</p></div>
<form method="post" action="/subscriptions"><input type="hidden" name="form" value="${form}">
<button class="button main">${say.subscribe}</button></form></section>`,
  });
}

export function cartPage({ language, cart }: Visit, form: string): string {
  const say = words[language];
  return page({
    language,
    title: say.myCart,
    pieces: piecesIn(cart),
    body: html`<div class="box narrow"><h1>${say.myCart}</h1>
${cart.length === 0 ? nothing(say, say.emptyCart) : filled(language, cart, form)}</div>`,
  });
}

const nothing = (say: Words, text: string): Html =>
  html`<p>${text}</p><p class="actions"><a class="button" href="/">${say.toShelf}</a></p>`;

const filled = (language: Language, cart: readonly Line[], form: string): Html => {
  const say = words[language];
  return html`<ul class="lines">${cart.map((line) => cartLine(language, line))}</ul>
<dl class="facts"><div class="sum"><dt>${say.total}</dt><dd>${moneyOf(say, wonOf(cart))}</dd></div></dl>
<form class="actions" method="post" action="/orders"><input type="hidden" name="form" value="${form}">
<button class="button main">${say.checkout}</button></form>`;
};

function cartLine(language: Language, line: Line): Html {
  const say = words[language];
  const { goodId, quantity } = line;
  const name = line.name[language];
  const choices = Array.from({ length: quantityMax }, (_, at) => at + 1);
  return html`<li><span>${name}</span><span class="price">${moneyOf(say, wonOf([line]))}</span>
<form method="post" action="/cart"><input type="hidden" name="set" value="${goodId}">
<label class="hidden" for="of-${goodId}">${say.quantity}: ${name}</label>
<select id="of-${goodId}" name="quantity">${choices.map(
    (choice) => html`<option${choice === quantity ? ' selected' : ''}>${choice}</option>`,
  )}</select>
<button class="button small">${labelOf(language, say.change, name)}</button>
<button class="button small" name="remove" value="1">${labelOf(language, say.remove, name)}</button></form></li>`;
}

/** The orders of one buyer, the newest first. */
export function ordersPage({ language, cart }: Visit, orders: readonly Order[]): string {
  const say = words[language];
  const entry = (order: Order) => html`<li><a href="/orders/${order.token}">${order.id}</a>
<span>${say.standings[standingOf(order)].title}</span><span class="price">${moneyOf(say, order.totalWon)}</span></li>`;
  return page({
    language,
    title: say.orders,
    pieces: piecesIn(cart),
    body: html`<div class="box narrow"><h1>${say.orders}</h1>
${orders.length === 0 ? nothing(say, say.noOrders) : html`<ul class="lines">${orders.map(entry)}</ul>`}</div>`,
  });
}
