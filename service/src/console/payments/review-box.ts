import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import type { PaymentView } from '../../routes/view.ts';
import { mayUse } from '../access/roles.ts';
import { facts, form } from '../parts.ts';
import type { Visit } from '../visit.ts';
import { second, won } from '../words/format.ts';
import { asWords, intendedWords } from '../words/review.ts';

type Review = NonNullable<PaymentView['review']>;
type Action = Review['actions'][number];

/** For a payment that needs a person: what was under way, what KakaoPay shows, and what the evidence allows. */
export function reviewBox(visit: Visit, payment: PaymentView): Html {
  const { review } = payment;
  if (review === undefined) return html``;
  const { say, operator } = visit;
  const { intended, shown } = review;
  return html`<section class="box"><h2>${say('확인이 필요해요', 'This needs a person')}</h2>
${facts([
  intended && [say('하던 일', 'Under way'), say(intendedWords[intended])],
  shown
    ? [say('카카오페이가 보여 준 것', 'What KakaoPay shows'), shownWords(visit, shown)]
    : [say('카카오페이', 'KakaoPay'), say('아직 답하지 않았어요', 'has not answered')],
])}
<p><a href="/problems#status-needs_review">${say('어떻게 판단하나요?', 'How do I decide?')}</a></p>
${mayUse(operator.role, 'reviews:write') ? html`<div class="actions">${review.actions.map((action) => actionForm(visit, payment, action))}</div>` : html`<p class="quiet">${say('관리자가 처리할 수 있어요.', 'An admin can settle it.')}</p>`}
</section>`;
}

const shownWords = ({ say }: Visit, { status, totalWon, canceledWon, at }: NonNullable<Review['shown']>): string =>
  [
    status,
    totalWon !== undefined && won(say, totalWon),
    canceledWon !== undefined && say(`취소 ${won(say, canceledWon)}`, `refunded ${won(say, canceledWon)}`),
    second(at),
  ]
    .filter(Boolean)
    .join(' · ');

function actionForm(visit: Visit, payment: PaymentView, { action, as }: Action): Html {
  const { say } = visit;
  const address = `/console/payments/${payment.id}/review`;
  const hidden = { action, ...(as && { as }) };
  const asked = as ? say(asWords[as]) : '';
  switch (action) {
    case 'ask_again':
      return form(visit, { action: address, hidden, button: say('카카오페이에 다시 물어보기', 'Ask KakaoPay again') });
    case 'adopt':
      return form(visit, {
        action: address,
        hidden,
        main: true,
        button: say(`카카오페이를 따라 “${asked}”으로 처리`, `Take it over from KakaoPay: ${asked}`),
      });
    case 'settle_by_hand':
      return html`<details><summary>${say(`직접 판단해 “${asked}”으로 처리`, `Decide by hand: ${asked}`)}</summary>${form(
        visit,
        {
          action: address,
          hidden,
          danger: true,
          button: say('처리하기', 'Settle it'),
          fields: html`${as === 'partially_canceled' ? html`<label>${say('취소된 금액(원)', 'Refunded in all (won)')}<input name="canceledWon" inputmode="numeric" required pattern="[0-9,]+"></label>` : ''}
<label>${say('근거', 'Your evidence')}<input name="reason" required maxlength="200"></label>`,
        },
      )}</details>`;
  }
}
