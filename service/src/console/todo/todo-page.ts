import { html } from 'hono/html';
import { iso } from '../../iso.ts';
import { kstDay } from '../../kst.ts';
import type { Html } from '../../pages/page.ts';
import type { Payment } from '../../payment/payment.ts';
import { head, notice } from '../parts.ts';
import type { Proposal } from '../proposals.ts';
import { page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { age, second, won } from '../words/format.ts';
import { meaningOf } from '../words/reasons.ts';
import { proposalForms } from './proposal-forms.ts';
import { readTodo, type Todo } from './read-todo.ts';

/** What waits for a person, with how long and why. */
export const todoPage = page({
  path: '/console',
  scope: 'payments:read',
  section: 'people',
  async show(visit, service) {
    const todo = await readTodo(visit, service);
    const title = visit.say('할 일', 'To do');
    const parts = [
      todo.proposals.length > 0 && proposals(visit, todo),
      todo.reviews.length > 0 && reviews(visit, todo.reviews),
      todo.endpoints.length > 0 && endpoints(visit, todo.endpoints),
      todo.differences.length > 0 && differences(visit, todo.differences),
      todo.charges.length > 0 && charges(visit, todo.charges),
    ].filter((part) => part !== false);
    const all = parts.length > 0 ? parts : nothing(visit);
    return { title, body: html`${head(title)}${notice(visit)}<div id="todo" data-live>${all}</div>` };
  },
});

const nothing = ({ say, now }: Visit): Html => {
  const today = new URLSearchParams({ from: kstDay(now), to: kstDay(now) });
  return html`<section class="box"><p>${say('지금은 할 일이 없어요.', 'Nothing waits for a person.')}</p>
<p><a href="/console/payments?${today}">${say('오늘의 결제', 'Today’s payments')}</a></p></section>`;
};

const part = (title: string, count: number, body: Html): Html =>
  html`<section class="box"><h2>${title} <span class="pill bad">${count}</span></h2>${body}</section>`;

const proposals = (visit: Visit, { proposals: all }: Todo): Html =>
  part(
    visit.say('확인을 기다리는 취소', 'Refunds to confirm'),
    all.length,
    html`${all.map((one) => proposal(visit, one))}`,
  );

const proposal = (
  visit: Visit,
  { proposal: one, payment, mayConfirm }: Todo['proposals'][number],
): Html => html`<div class="part">
<p><a href="/console/payments/${one.paymentId}">${payment?.orderId ?? one.paymentId}</a> · <b>${won(visit.say, one.amountWon)}</b> · ${one.by} · ${ago(visit, one)}${one.reason ? ` · ${one.reason}` : ''}</p>
${proposalForms(visit, one, mayConfirm)}</div>`;

const ago = ({ say, now }: Visit, { at }: Pick<Proposal, 'at'>): string =>
  say(`${age(say, iso(at), now)} 전`, `${age(say, iso(at), now)} ago`);

const reviews = (visit: Visit, payments: readonly Payment[]): Html => {
  const { say, language, now } = visit;
  const rows = payments.map(({ id, orderId, failure, totalWon, events }) => {
    const since = iso(events.at(-1)?.at ?? now);
    return html`<tr><td><a href="/console/payments/${id}">${orderId}</a></td><td class="wide">${failure ? meaningOf(language, 'reason', failure.reason) : ''}</td><td class="quiet">${say(`${age(say, since, now)}째`, age(say, since, now))}</td><td class="num">${won(say, totalWon)}</td></tr>`;
  });
  return part(
    say('확인이 필요한 결제', 'Payments that need a person'),
    payments.length,
    html`<table class="list"><thead><tr><th scope="col">${say('주문', 'Order')}</th><th scope="col">${say('이유', 'Why')}</th><th scope="col">${say('기다린 시간', 'Waiting')}</th><th scope="col" class="num">${say('금액', 'Amount')}</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
};

const endpoints = ({ say, now }: Visit, all: Todo['endpoints']): Html =>
  part(
    say('멈춘 웹훅 엔드포인트', 'Webhook endpoints that are off or failing'),
    all.length,
    html`<ul>${all.map(({ id, url, disabled, failingSince }) => {
      const since = disabled?.at ?? failingSince ?? '';
      const how = disabled ? say('꺼짐', 'disabled') : say('실패 중', 'failing');
      return html`<li><a href="/console/endpoints/${id}">${url}</a> <span class="quiet">${how} · ${age(say, since, now)}</span></li>`;
    })}</ul>`,
  );

const differences = ({ say }: Visit, all: Todo['differences']): Html =>
  part(
    say('카카오페이와 다른 장부', 'Books that differ from KakaoPay’s'),
    all.length,
    html`<ul>${all.map(({ id, startedAt, counts }) => {
      const found = (counts?.toReview ?? 0) + (counts?.reported ?? 0);
      return html`<li><a href="/console/reconciliations/${id}">${second(startedAt)}</a> <span class="quiet">${say(`차이 ${found}건`, `${found} differences`)}</span></li>`;
    })}</ul>`,
  );

const charges = ({ say, language }: Visit, all: Todo['charges']): Html =>
  part(
    say('거절된 정기 결제', 'Subscriptions whose charges were refused'),
    all.length,
    html`<ul>${all.map(({ id, itemName, status, pauseReason, nextCharge }) => {
      const why =
        status === 'paused' && pauseReason
          ? meaningOf(language, 'pause', pauseReason)
          : nextCharge
            ? say(`${second(nextCharge.at)}에 다시 시도해요`, `tried again at ${second(nextCharge.at)}`)
            : '';
      return html`<li><a href="/console/subscriptions/${id}">${itemName}</a> <span class="quiet">${why}</span></li>`;
    })}</ul>`,
  );
