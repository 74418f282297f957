import { html } from 'hono/html';
import { addDays, kstDay } from '../../kst.ts';
import type { Html } from '../../pages/page.ts';
import type { EndpointView } from '../../routes/endpoint-view.ts';
import type { EventView } from '../../routes/event-view.ts';
import { toldTypes } from '../../webhooks/event-types.ts';
import { head, nextPage } from '../parts.ts';
import { rangeIn } from '../range.ts';
import { page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { eventWords } from '../words/events.ts';
import { second } from '../words/format.ts';
import { happened } from '../words/happenings.ts';
import { deliveryPill } from './delivery-pill.ts';
import { nameIn, readEndpointViews } from './endpoint-names.ts';

interface Listed {
  readonly events: readonly EventView[];
  readonly cursor?: string;
}

interface Asked {
  readonly type?: string | undefined;
  readonly from: string;
  readonly to?: string | undefined;
}

const perPage = '50';
/** How many days are shown where none is asked for, today among them. */
const days = 7;

export const eventsPage = page({
  path: '/console/events',
  scope: 'events:read',
  section: 'events',
  async show(visit) {
    const { api, query, say } = visit;
    const asked = askedIn(visit);
    const [found, endpoints] = await Promise.all([
      api.get<Listed>('/v1/events', { ...asked, order: 'newest', cursor: query.cursor, limit: perPage }),
      readEndpointViews(api),
    ]);
    const title = say('이벤트', 'Events');
    const more = html`<a href="/console/endpoints">${say('웹훅 엔드포인트', 'Webhook endpoints')}</a>`;
    return {
      title,
      body: html`${head(title, more)}${filters(visit, asked)}${results(visit, found, endpoints, asked)}`,
    };
  },
});

function askedIn({ query, now }: Visit): Asked {
  const { from, to } = rangeIn(query);
  const type = toldTypes().find((one) => one === query.type);
  return { type, from: from ?? addDays(to ?? kstDay(now), 1 - days), to };
}

const filters = ({ say }: Visit, { type, from, to }: Asked): Html => html`
<form class="filters" method="get" action="/console/events">
<label>${say('종류', 'Type')}<select name="type"><option value="">${say('모두', 'All')}</option>
${toldTypes().map((one) => html`<option value="${one}"${one === type ? html` selected` : ''}>${say(eventWords[one])}</option>`)}</select></label>
<label>${say('부터', 'From')}<input type="date" name="from" value="${from}"></label>
<label>${say('까지', 'To')}<input type="date" name="to" value="${to ?? ''}"></label>
<button class="button small">${say('보기', 'Show')}</button>
</form>`;

/** The API lists things by their last change: within a page, what happened last stands first. */
function results(visit: Visit, { events, cursor }: Listed, endpoints: readonly EndpointView[], asked: Asked): Html {
  const newest = events.toSorted((left, right) => right.timestamp.localeCompare(left.timestamp));
  const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  return html`<div class="box" id="events" data-live>
${events.length === 0 ? nothing(visit, cursor) : table(visit, newest, endpoints)}
${nextPage({ ...visit, query }, cursor)}
</div>`;
}

const nothing = ({ say }: Visit, cursor: string | undefined): Html =>
  cursor === undefined
    ? html`<p>${say('이 조건에 맞는 이벤트가 없어요. 날짜를 넓혀 보세요.', 'No event fits. Try more days.')}</p>`
    : html`<p>${say('아직 찾지 못했어요. 더 찾아보려면 아래 버튼을 눌러 주세요.', 'Nothing found so far. Use the button below to look further.')}</p>`;

const table = (
  visit: Visit,
  events: readonly EventView[],
  endpoints: readonly EndpointView[],
): Html => html`<table class="list">
<thead><tr><th scope="col">${visit.say('시각', 'Time')}</th><th scope="col">${visit.say('이벤트', 'Event')}</th><th scope="col">${visit.say('무엇', 'What of')}</th><th scope="col">${visit.say('전달', 'Delivery')}</th></tr></thead>
<tbody>${events.map((event) => {
  const { id, type, timestamp } = event;
  return html`<tr><td class="quiet nowrap">${second(timestamp)}</td><td><a href="/console/events/${id}">${visit.say(happened(eventWords, type))}</a></td><td class="nowrap">${thingOf(visit, event)}</td><td class="wide">${deliveries(visit, event, endpoints)}</td></tr>`;
})}</tbody></table>`;

/** What it happened to. */
export function thingOf({ say }: Pick<Visit, 'say'>, { id, paymentId, subscriptionId }: EventView): Html {
  if (paymentId) return html`<a href="/console/payments/${paymentId}">${say('결제 열기', 'Payment')}</a>`;
  if (subscriptionId)
    return html`<a href="/console/subscriptions/${subscriptionId}">${say('정기 결제 열기', 'Subscription')}</a>`;
  const reconciliation = id.replace(/_\d+$/, '');
  return html`<a href="/console/reconciliations/${reconciliation}">${say('장부 비교 열기', 'Reconciliation')}</a>`;
}

function deliveries({ say }: Visit, { deliveries: all }: EventView, endpoints: readonly EndpointView[]): Html {
  if (all.length === 0) return html`<span class="quiet small-text">${say('받는 곳이 없어요', 'Nobody listens')}</span>`;
  return html`${all.map(
    (delivery) =>
      html`<div><span class="small-text">${nameIn(endpoints, delivery.endpointId)}</span> ${deliveryPill(say, endpoints, delivery)}</div>`,
  )}`;
}
