import { html } from 'hono/html';
import type { SubscriptionView } from '../../routes/subscription-view.ts';
import { facts, form, head } from '../parts.ts';
import { act, page } from '../routing.ts';
import { second } from '../words/format.ts';
import { nextWords, planWords } from './plan-words.ts';

const turnForm = (way: 'pause' | 'resume') =>
  act({
    path: `/console/subscriptions/{id}/${way}`,
    scope: 'subscriptions:write',
    deed: ({ path }) => ({ act: way, target: path.id }),
    async act({ api, path: { id = '' } }) {
      await api.post(`/v1/subscriptions/${id}/${way}`, {});
      return `/console/subscriptions/${id}?done=${way}d`;
    },
  });

export const pauseForm = turnForm('pause');
export const resumeForm = turnForm('resume');

const endPath = '/console/subscriptions/{id}/end';

/** What it means, before it is done: there is no way back. */
export const endPage = page({
  path: endPath,
  scope: 'subscriptions:write',
  section: 'subscriptions',
  async show(visit) {
    const { api, path, say } = visit;
    const subscription = await api.get<SubscriptionView>(`/v1/subscriptions/${path.id}`);
    const { id, itemName, buyerId, plan, createdAt } = subscription;
    const title = say('정기 결제를 끝낼까요?', 'End this subscription?');
    const fields = html`<p class="notice warn">${say(
      '끝내면 되돌릴 수 없어요. 카카오페이에서도 해지되고, 앞으로 아무것도 결제할 수 없어요. 이미 결제한 금액은 그대로예요.',
      'There is no way back. It ends at KakaoPay as well, and nothing can be charged any more. What was paid stays paid.',
    )}</p>
${facts([
  [say('상품', 'Item'), itemName],
  [say('구매자', 'Buyer'), buyerId],
  [say('결제', 'Plan'), planWords(visit, plan)],
  subscription.nextCharge && [say('다음 결제', 'Next charge'), nextWords(visit, subscription)],
  [say('만든 시각', 'Created at'), second(createdAt)],
])}`;
    const button = say('정기 결제 끝내기', 'End the subscription');
    const asking = { action: `/console/subscriptions/${id}/end`, button, danger: true, fields };
    const back = html`<p><a href="/console/subscriptions/${id}">${say('그만두기', 'Leave it')}</a></p>`;
    return { title, body: html`${head(title)}<div class="box">${form(visit, asking)}${back}</div>` };
  },
});

export const endForm = act({
  path: endPath,
  scope: 'subscriptions:write',
  deed: ({ path }) => ({ act: 'end', target: path.id }),
  async act({ api, path: { id = '' } }) {
    await api.post(`/v1/subscriptions/${id}/end`, {});
    return `/console/subscriptions/${id}?done=ended`;
  },
});
