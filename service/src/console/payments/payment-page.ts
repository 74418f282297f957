import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import { words } from '../../pages/words.ts';
import type { PaymentView } from '../../routes/view.ts';
import { facts, head, notice, pill } from '../parts.ts';
import { page } from '../routing.ts';
import type { ConsoleService } from '../service.ts';
import { timeline } from '../timeline.ts';
import type { Visit } from '../visit.ts';
import { second, won } from '../words/format.ts';
import { happenings } from '../words/happenings.ts';
import { meaningOf } from '../words/reasons.ts';
import { cancellationLabels, statusLabels } from '../words/statuses.ts';
import { who } from '../words/who.ts';
import { actions } from './actions.ts';
import { logsUrl } from './logs-url.ts';
import { type PaymentFound, readPaymentFound } from './read-payment.ts';
import { reviewBox } from './review-box.ts';

export const paymentPage = page({
  path: '/console/payments/{id}',
  scope: 'payments:read',
  section: 'payments',
  async show(visit, service) {
    const found = await readPaymentFound(visit);
    const { payment } = found;
    const label = pill(visit.say, statusLabels[payment.status], payment.status);
    return {
      title: `${payment.orderId} · ${visit.say(statusLabels[payment.status])}`,
      body: html`<div id="payment" data-live>${head(payment.orderId, label)}${notice(visit)}
${why(visit, payment)}${reviewBox(visit, payment)}
<div class="two"><div>
<section class="box">${mainFacts(visit, payment)}</section>
${cancellations(visit, found)}
</div><div><section class="box">${actions(visit, found)}</section>
<section class="box"><h2>${visit.say('진행 기록', 'What happened')}</h2>${timeline(visit, happenings, payment.timeline, found.events)}${evidence(visit, service, payment)}</section></div></div></div>`,
    };
  },
});

/** Why it failed, why nobody knows yet, or why a person is called. */
function why({ language, say }: Visit, { failure, waiting }: PaymentView): Html {
  if (waiting) {
    const next = waiting.nextLookupAt
      ? say(
          `다음 확인은 ${second(waiting.nextLookupAt)}이에요.`,
          `KakaoPay is asked again at ${second(waiting.nextLookupAt)} KST.`,
        )
      : '';
    return html`<p class="notice warn">${meaningOf(language, 'waiting', waiting.reason)}. ${next}</p>`;
  }
  if (failure === undefined) return html``;
  const { reason, kakaoPayCode, kakaoPayMessage } = failure;
  const said = kakaoPayMessage
    ? html` ${say('카카오페이의 말', 'KakaoPay said')}: “${kakaoPayMessage}” ${kakaoPayCode ?? ''}`
    : '';
  return html`<p class="notice bad">${meaningOf(language, 'reason', reason)}.${said} <a href="/problems#reason-${reason}">${say('할 일 보기', 'What to do')}</a></p>`;
}

function mainFacts({ say, language }: Visit, payment: PaymentView): Html {
  const { approval, totalWon, vatWon, taxFreeWon, canceledWon } = payment;
  return facts([
    [say('금액', 'Amount'), html`<b>${won(say, totalWon)}</b>`],
    [say('공급가액', 'Net'), won(say, totalWon - vatWon - taxFreeWon)],
    [say('부가세', 'VAT'), won(say, vatWon)],
    taxFreeWon > 0 && [say('비과세', 'Tax-free'), won(say, taxFreeWon)],
    canceledWon > 0 && [say('취소한 금액', 'Refunded'), won(say, canceledWon)],
    canceledWon > 0 && [say('남은 금액', 'Left'), won(say, totalWon - canceledWon)],
    [say('상품', 'Item'), `${payment.itemName} ${words[language].quantity(payment.quantity)}`],
    [say('구매자', 'Buyer'), payment.buyerId],
    approval && [
      say('결제 수단', 'Method'),
      [words[language].methods[approval.method] ?? approval.method, approval.cardIssuer].filter(Boolean).join(' · '),
    ],
    approval && [say('결제 시각', 'Paid at'), second(approval.approvedAt)],
    [say('만든 시각', 'Created at'), second(payment.createdAt)],
    payment.subscriptionId !== undefined && [
      say('정기 결제', 'Subscription'),
      html`<a href="/console/subscriptions/${payment.subscriptionId}">${say('열기', 'Open')}</a>`,
    ],
    [
      say('구매자가 보는 화면', 'What the buyer sees'),
      html`<a href="${payment.receiptUrl}">${words[language].status[payment.status].title}</a>`,
    ],
    [say('결제 id', 'Payment id'), html`<code>${payment.id}</code>`],
    payment.tid !== undefined && ['tid', html`<code>${payment.tid}</code>`],
    approval?.aid !== undefined && ['aid', html`<code>${approval.aid}</code>`],
  ]);
}

function cancellations({ say, language }: Visit, { cancellations: all }: PaymentFound): Html {
  if (all.length === 0) return html``;
  return html`<section class="box"><h2>${say('취소', 'Refunds')}</h2><table class="list"><thead><tr><th scope="col">${say('시각', 'Time')}</th><th scope="col">${say('상태', 'Status')}</th><th scope="col">${say('누가, 왜', 'Who, why')}</th><th scope="col" class="num">${say('금액', 'Amount')}</th></tr></thead><tbody>${all.map(
    (one) => {
      const at = one.endedAt ?? one.askedAt;
      const because = one.failure ? meaningOf(language, 'cancellation-reason', one.failure.reason) : one.reason;
      return html`<tr><td class="quiet">${at ? second(at) : ''}</td><td>${pill(say, cancellationLabels[one.status], one.status)}</td><td class="wide small-text">${[one.askedBy && who(say, one.askedBy), because].filter(Boolean).join(' · ')}</td><td class="num">${won(say, one.amountWon)}</td></tr>`;
    },
  )}</tbody></table></section>`;
}

/** What KakaoPay itself, and the logs, have to say. */
const evidence = ({ say, now }: Visit, { console: { logs } }: ConsoleService, payment: PaymentView): Html =>
  logs
    ? html`<p><a href="${logsUrl(logs, payment, now)}" rel="noreferrer">${say('로그에서 찾기 (CloudWatch)', 'Find it in the logs (CloudWatch)')}</a></p>`
    : html`<p class="quiet small-text">${say('데이터 폴더(.data)의 로그', 'The log, in the data folder (.data)')}: <code>log.jsonl</code></p>`;
