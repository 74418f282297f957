import { html } from 'hono/html';
import type { InferOutput } from 'valibot';
import type { Html } from '../../pages/page.ts';
import type { EndpointView } from '../../routes/endpoint-view.ts';
import type { eventWithData } from '../../routes/event-answers.ts';
import { mayUse } from '../access/roles.ts';
import { facts, form, head, notice, pill } from '../parts.ts';
import { act, page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { errorWords } from '../words/deliveries.ts';
import { eventWords } from '../words/events.ts';
import { second } from '../words/format.ts';
import { happened } from '../words/happenings.ts';
import { deliveryLabels } from '../words/statuses.ts';
import { deliveryPill } from './delivery-pill.ts';
import { nameIn, nameOf, readEndpointViews } from './endpoint-names.ts';
import { thingOf } from './list-page.ts';

type Event = InferOutput<typeof eventWithData>;
type Delivery = Event['deliveries'][number];
type Attempt = Event['attempts'][number];

export const eventPage = page({
  path: '/console/events/{id}',
  scope: 'events:read',
  section: 'events',
  async show(visit) {
    const { api, say, path } = visit;
    const [event, endpoints] = await Promise.all([api.get<Event>(`/v1/events/${path.id}`), readEndpointViews(api)]);
    const title = say(happened(eventWords, event.type));
    return {
      title,
      body: html`${head(title, html`<code>${event.type}</code>`)}${notice(visit)}
<div class="two"><div>
<section class="box">${facts([
        [say('일어난 시각', 'Happened at'), second(event.timestamp)],
        [say('무엇', 'What of'), thingOf(visit, event)],
        [say('순서', 'Order'), say(`${event.version}번째 일`, `number ${event.version} of it`)],
        [say('이벤트 id', 'Event id'), html`<code>${event.id}</code>`],
      ])}</section>
<section class="box" id="deliveries" data-live><h2>${say('전달', 'Delivery')}</h2>${deliveries(visit, event, endpoints)}</section>
<section class="box" id="attempts" data-live><h2>${say('보낸 기록', 'Tries')}</h2>${attempts(visit, event, endpoints)}</section>
</div><section class="box"><h2 id="sent">${say('보내는 내용', 'What is delivered')}</h2>${sent(event)}</section></div>`,
    };
  },
});

/** Each endpoint that there is, or that has got it, with the button that sends it there again. */
function deliveries(visit: Visit, event: Event, endpoints: readonly EndpointView[]): Html {
  const { say, operator } = visit;
  const ids = new Set([...endpoints.map(({ id }) => id), ...event.deliveries.map(({ endpointId }) => endpointId)]);
  if (ids.size === 0)
    return html`<p>${say('웹훅 엔드포인트가 없어요.', 'There is no webhook endpoint.')} <a href="/console/endpoints">${say('엔드포인트', 'Endpoints')}</a></p>`;
  const may = mayUse(operator.role, 'events:write');
  const listening = endpoints.filter(({ enabled, types }) => enabled && (types?.includes(event.type) ?? true));
  const all = {
    action: `/console/events/${event.id}/deliver`,
    button: say('모두에게 다시 보내기', 'Deliver to all again'),
  };
  return html`<table class="list"><thead><tr><th scope="col">${say('엔드포인트', 'Endpoint')}</th><th scope="col">${say('상태', 'Status')}</th><th scope="col">${say('언제', 'When')}</th>${may ? html`<th scope="col">${say('할 일', 'Action')}</th>` : ''}</tr></thead><tbody>${[
    ...ids,
  ].map((id) => {
    const delivery = event.deliveries.find(({ endpointId }) => endpointId === id);
    const endpoint = endpoints.find((one) => one.id === id);
    return html`<tr><td>${endpoint ? html`<a href="/console/endpoints/${id}">${nameOf(endpoint)}</a>` : id}</td><td>${standing(visit, delivery, endpoints)}</td><td class="quiet small-text">${delivery ? when(visit, delivery) : ''}</td>${may ? html`<td class="wide">${endpoint?.enabled ? again(visit, event, endpoint) : ''}</td>` : ''}</tr>`;
  })}</tbody></table>${may && listening.length > 1 ? html`<div class="actions">${form(visit, all)}</div>` : ''}`;
}

const standing = ({ say }: Visit, delivery: Delivery | undefined, endpoints: readonly EndpointView[]): Html =>
  delivery
    ? deliveryPill(say, endpoints, delivery)
    : html`<span class="quiet small-text">${say('보내지 않았어요', 'Not sent there')}</span>`;

function when({ say }: Visit, { at, nextTryAt, tries = 0 }: Delivery): string {
  const failed = tries > 0 ? say(`${tries}번 실패`, `failed ${tries} ${tries === 1 ? 'time' : 'times'}`) : '';
  const next = nextTryAt ? say(`${second(nextTryAt)}에 보내요`, `next at ${second(nextTryAt)}`) : '';
  return [at && second(at), failed, next].filter(Boolean).join(' · ');
}

const again = (visit: Visit, { id }: Event, endpoint: EndpointView): Html =>
  form(visit, {
    action: `/console/events/${id}/deliver`,
    hidden: { endpointId: endpoint.id },
    button: visit.say('다시 보내기', 'Deliver again'),
  });

function attempts(visit: Visit, { attempts: all }: Event, endpoints: readonly EndpointView[]): Html {
  const { say } = visit;
  if (all.length === 0)
    return html`<p class="quiet">${say('지난 30일 동안 보낸 적이 없어요.', 'Nothing was sent in the last 30 days.')}</p>`;
  return html`<table class="list"><thead><tr><th scope="col">${say('시각', 'Time')}</th><th scope="col">${say('엔드포인트', 'Endpoint')}</th><th scope="col">${say('답', 'Answer')}</th></tr></thead><tbody>${all
    .toReversed()
    .map(
      (one) =>
        html`<tr><td class="quiet nowrap">${second(one.at)}</td><td>${nameIn(endpoints, one.endpointId)}</td><td class="wide">${answerOf(visit, one)}</td></tr>`,
    )}</tbody></table>`;
}

const answerOf = ({ say }: Visit, { delivered, status, said, error }: Attempt): Html => {
  const answered = status === undefined ? '' : say(`${status} 응답`, `answered ${status}`);
  const label = delivered ? deliveryLabels.delivered : ({ ko: '실패', en: 'Failed', tone: 'bad' } as const);
  return html`${pill(say, label, '')} ${error ? say(errorWords[error]) : answered}${said ? html` <code>${said}</code>` : ''}`;
};

/** As receivers read it; it scrolls by itself, also by keyboard. */
const sent = ({ type, timestamp, data }: Event): Html =>
  html`<pre class="scroll" tabindex="0" role="region" aria-labelledby="sent"><code>${JSON.stringify({ type, timestamp, data }, null, 2)}</code></pre>`;

/** To one endpoint, or to all that listen. */
export const deliverForm = act({
  path: '/console/events/{id}/deliver',
  scope: 'events:write',
  deed: ({ path }) => ({ act: 'deliver', target: path.id }),
  async act({ api, path: { id = '' }, form: { endpointId } }) {
    await api.post(`/v1/events/${id}/deliver`, endpointId ? { endpointId } : {});
    return `/console/events/${id}?done=delivered`;
  },
});
