import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import { words } from '../../pages/words.ts';
import type { SubscriptionView } from '../../routes/subscription-view.ts';
import { mayUse } from '../access/roles.ts';
import { facts, form, head, notice, pill } from '../parts.ts';
import { page } from '../routing.ts';
import { timeline } from '../timeline.ts';
import type { Visit } from '../visit.ts';
import { count, second, won } from '../words/format.ts';
import { subscriptionHappenings } from '../words/happenings.ts';
import { meaningOf } from '../words/reasons.ts';
import { statusLabels, subscriptionLabels } from '../words/statuses.ts';
import { nextWords, planWords, retryWords, untilWords } from './plan-words.ts';
import { readSubscriptionFound, type SubscriptionFound } from './read-subscription.ts';

export const subscriptionPage = page({
  path: '/console/subscriptions/{id}',
  scope: 'subscriptions:read',
  section: 'subscriptions',
  async show(visit) {
    const found = await readSubscriptionFound(visit);
    const { subscription, events } = found;
    const { say } = visit;
    const label = subscriptionLabels[subscription.status];
    return {
      title: `${subscription.itemName} · ${say(label)}`,
      body: html`<div id="subscription" data-live>${head(subscription.itemName, pill(say, label, ''))}${notice(visit)}
${why(visit, subscription)}
<div class="two"><div>
<section class="box">${mainFacts(visit, subscription)}</section>
<section class="box">${actions(visit, subscription)}</section>
<section class="box"><h2>${say('결제', 'Payments')}</h2>${payments(visit, found)}</section>
</div><section class="box"><h2>${say('진행 기록', 'What happened')}</h2>${timeline(visit, subscriptionHappenings, subscription.timeline, events)}</section></div></div>`,
    };
  },
});

/** Why it is paused or has ended, and what to do about it. */
function why({ language, say }: Visit, { pauseReason, endReason }: SubscriptionView): Html {
  const [vocabulary, word] = endReason ? (['end', endReason] as const) : (['pause', pauseReason] as const);
  if (word === undefined) return html``;
  const isExpected = word === 'by_shop' || word === 'by_payer' || word === 'completed';
  return html`<p class="${isExpected ? 'quiet' : 'notice warn'}">${meaningOf(language, vocabulary, word)} <a href="/problems#${vocabulary}-${word}">${say('할 일 보기', 'What to do')}</a></p>`;
}

function mainFacts(visit: Visit, subscription: SubscriptionView): Html {
  const { say, language } = visit;
  const { plan, sid, endedAt, status } = subscription;
  return facts([
    status !== 'ended' && [say('상태', 'Status'), meaningOf(language, 'subscription', status)],
    [say('결제', 'Plan'), planWords(visit, plan)],
    subscription.nextCharge && [say('다음 결제', 'Next charge'), html`<b>${nextWords(visit, subscription)}</b>`],
    plan && [say('기간', 'Duration'), untilWords(visit, plan)],
    plan && [say('거절되면', 'When refused'), retryWords(visit, plan)],
    plan && [say('성공한 결제', 'Charges made'), count(subscription.charged)],
    [say('상품', 'Item'), `${subscription.itemName} ${words[language].quantity(subscription.quantity)}`],
    [say('구매자', 'Buyer'), subscription.buyerId],
    [say('만든 시각', 'Created at'), second(subscription.createdAt)],
    endedAt !== undefined && [say('끝난 시각', 'Ended at'), second(endedAt)],
    [say('정기 결제 id', 'Subscription id'), html`<code>${subscription.id}</code>`],
    sid !== undefined && ['sid', html`<code>${sid}</code>`],
  ]);
}

/** What is safe now and within the operator's role, and nothing else. */
function actions(visit: Visit, { id, status }: SubscriptionView): Html {
  const { say, operator } = visit;
  const title = html`<h2>${say('할 수 있는 일', 'What you can do')}</h2>`;
  if (status === 'ended' || !mayUse(operator.role, 'subscriptions:write'))
    return html`${title}<p class="quiet">${say('지금 할 일이 없어요.', 'There is nothing to do now.')}</p>`;
  const address = `/console/subscriptions/${id}`;
  const quiet = (text: string) => html`<p class="quiet small-text">${text}</p>`;
  const pause = {
    action: `${address}/pause`,
    button: say('멈추기', 'Pause'),
    fields: quiet(
      say('다시 시작할 때까지 자동으로 결제하지 않아요.', 'Nothing is charged by itself until it is resumed.'),
    ),
  };
  const resume = {
    action: `${address}/resume`,
    button: say('다시 시작하기', 'Resume'),
    main: true,
    fields: quiet(
      say(
        '다음 결제일부터 결제해요. 지나간 결제일은 건너뛰어요.',
        'Charged from the next date on; dates that went by are passed over.',
      ),
    ),
  };
  const turn = status === 'active' ? form(visit, pause) : status === 'paused' ? form(visit, resume) : '';
  return html`${title}<div class="actions">${turn}<a class="button" href="${address}/end">${say('끝내기', 'End it')}</a></div>`;
}

function payments({ say }: Visit, { payments: all }: SubscriptionFound): Html {
  if (all.length === 0) return html`<p class="quiet">${say('아직 없어요.', 'None yet.')}</p>`;
  return html`<table class="list"><thead><tr><th scope="col">${say('시각', 'Time')}</th><th scope="col">${say('상태', 'Status')}</th><th scope="col" class="num">${say('금액', 'Amount')}</th></tr></thead><tbody>${all.map(
    ({ id, createdAt, status, totalWon }) =>
      html`<tr><td><a href="/console/payments/${id}">${second(createdAt)}</a></td><td>${pill(say, statusLabels[status], status)}</td><td class="num">${won(say, totalWon)}</td></tr>`,
  )}</tbody></table>`;
}
