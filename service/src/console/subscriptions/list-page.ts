import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import type { SubscriptionView } from '../../routes/subscription-view.ts';
import { subscriptionStatusNames } from '../../subscription/states.ts';
import { head, nextPage, pill } from '../parts.ts';
import { act, page } from '../routing.ts';
import { seal, unseal } from '../sealed.ts';
import type { Visit } from '../visit.ts';
import { subscriptionLabels } from '../words/statuses.ts';
import { nextWords, planWords } from './plan-words.ts';

interface Listed {
  readonly subscriptions: readonly SubscriptionView[];
  readonly cursor?: string;
}

const perPage = '50';

export const subscriptionsPage = page({
  path: '/console/subscriptions',
  scope: 'subscriptions:read',
  section: 'subscriptions',
  async show(visit, service) {
    const { api, query, say } = visit;
    const status = subscriptionStatusNames.find((name) => name === query.status);
    const buyerId = query.buyer ? unseal(service, query.buyer) : undefined;
    const asked = { status, buyerId, cursor: query.cursor, limit: perPage };
    const found = await api.get<Listed>('/v1/subscriptions', asked);
    const title = say('정기 결제', 'Subscriptions');
    return {
      title,
      body: html`${head(title)}${buyerForm(visit)}${statusFilter(visit, status)}${lookedFor(visit, buyerId)}${results(visit, found)}`,
    };
  },
});

const buyerForm = ({ say, formToken }: Visit): Html =>
  html`<form class="filters" method="post" action="/console/subscriptions/find">
<input type="hidden" name="token" value="${formToken}">
<label>${say('구매자', 'Buyer')}<input name="buyer" required maxlength="100" autocomplete="off"></label>
<button class="button small">${say('구매자로 찾기', 'Find by buyer')}</button>
</form>`;

/** A buyer may be a person's name: the address carries it sealed. */
export const findBuyerForm = act({
  path: '/console/subscriptions/find',
  scope: 'subscriptions:read',
  async act({ form: { buyer = '' } }, service) {
    const text = buyer.trim().slice(0, 100);
    return text === ''
      ? '/console/subscriptions'
      : `/console/subscriptions?${new URLSearchParams({ buyer: seal(service, text) })}`;
  },
});

const statusFilter = ({ say, query: { buyer } }: Visit, status: string | undefined): Html =>
  html`<form class="filters" method="get" action="/console/subscriptions">
${buyer ? html`<input type="hidden" name="buyer" value="${buyer}">` : ''}
<label>${say('상태', 'Status')}<select name="status"><option value="">${say('모두', 'All')}</option>
${subscriptionStatusNames.map((name) => html`<option value="${name}"${name === status ? html` selected` : ''}>${say(subscriptionLabels[name])}</option>`)}</select></label>
<button class="button small">${say('보기', 'Show')}</button>
</form>`;

const lookedFor = ({ say }: Visit, buyerId: string | undefined): Html =>
  buyerId
    ? html`<p class="quiet">${say(`구매자 “${buyerId}”`, `Buyer “${buyerId}”`)} · <a href="/console/subscriptions">${say('모두 보기', 'Show all')}</a></p>`
    : html``;

const results = (visit: Visit, { subscriptions, cursor }: Listed): Html =>
  html`<div class="box" id="subscriptions" data-live>
${subscriptions.length === 0 ? nothing(visit, cursor) : table(visit, subscriptions)}
${nextPage(visit, cursor)}
</div>`;

const nothing = ({ say }: Visit, cursor: string | undefined): Html =>
  cursor === undefined
    ? html`<p>${say('이 조건에 맞는 정기 결제가 없어요.', 'No subscription fits.')}</p>`
    : html`<p>${say('아직 찾지 못했어요. 더 찾아보려면 아래 버튼을 눌러 주세요.', 'Nothing found so far. Use the button below to look further.')}</p>`;

const table = (visit: Visit, subscriptions: readonly SubscriptionView[]): Html => {
  const { say } = visit;
  return html`<table class="list">
<thead><tr><th scope="col">${say('상품', 'Item')}</th><th scope="col">${say('상태', 'Status')}</th><th scope="col">${say('구매자', 'Buyer')}</th><th scope="col">${say('결제', 'Plan')}</th><th scope="col">${say('다음 결제', 'Next charge')}</th></tr></thead>
<tbody>${subscriptions.map(
    (one) => html`<tr><td class="wide"><a href="/console/subscriptions/${one.id}">${one.itemName}</a></td>
<td>${pill(say, subscriptionLabels[one.status], one.status)}</td><td class="small-text">${one.buyerId}</td>
<td>${planWords(visit, one.plan)}</td><td class="quiet nowrap">${nextWords(visit, one)}</td></tr>`,
  )}</tbody></table>`;
};
