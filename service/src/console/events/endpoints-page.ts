import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import type { EndpointView } from '../../routes/endpoint-view.ts';
import { head, pill } from '../parts.ts';
import { page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { eventWords } from '../words/events.ts';
import { age } from '../words/format.ts';
import { happened } from '../words/happenings.ts';
import type { Say } from '../words/say.ts';
import { nameOf, readEndpointViews } from './endpoint-names.ts';

export const endpointsPage = page({
  path: '/console/endpoints',
  scope: 'events:read',
  section: 'events',
  async show(visit) {
    const { api, say } = visit;
    const endpoints = await readEndpointViews(api);
    const title = say('웹훅 엔드포인트', 'Webhook endpoints');
    const back = html`<a href="/console/events">${say('이벤트', 'Events')}</a>`;
    const body = endpoints.length === 0 ? none(visit) : table(visit, endpoints);
    return { title, body: html`${head(title, back)}<div class="box" id="endpoints" data-live>${body}</div>` };
  },
});

const none = ({ say }: Visit): Html =>
  html`<p>${say('아직 없어요. 엔드포인트는 배포할 때나 API로 만들어요', 'None yet. They are made by a deployment, or with the API')}: <code>POST /v1/webhook-endpoints</code></p>`;

const table = (visit: Visit, endpoints: readonly EndpointView[]): Html => {
  const { say } = visit;
  return html`<table class="list"><thead><tr><th scope="col">${say('엔드포인트', 'Endpoint')}</th><th scope="col">${say('상태', 'Status')}</th><th scope="col">${say('받는 이벤트', 'Is told')}</th></tr></thead><tbody>${endpoints.map(
    (endpoint) =>
      html`<tr><td class="wide"><a href="/console/endpoints/${endpoint.id}">${nameOf(endpoint)}</a><br><span class="quiet small-text">${endpoint.url}</span></td><td>${endpointPill(visit, endpoint)}</td><td class="small-text">${typesOf(say, endpoint)}</td></tr>`,
  )}</tbody></table>`;
};

/** Whether it is told what happens, and since when it is not. */
export function endpointPill({ say, now }: Visit, { enabled, disabled, failingSince }: EndpointView): Html {
  if (!enabled)
    return html`${pill(say, { ko: '꺼짐', en: 'Disabled', tone: 'calm' }, '')} <span class="quiet small-text">${since(say, disabled?.at, now)}</span>`;
  if (failingSince)
    return html`${pill(say, { ko: '실패 중', en: 'Failing', tone: 'bad' }, '')} <span class="quiet small-text">${since(say, failingSince, now)}</span>`;
  return pill(say, { ko: '켜짐', en: 'Enabled', tone: 'good' }, '');
}

const since = (say: Say, at: string | undefined, now: number): string =>
  at === undefined ? '' : say(`${age(say, at, now)}째`, `for ${age(say, at, now)}`);

export const typesOf = (say: Say, { types }: EndpointView): string =>
  types === undefined ? say('모두', 'Everything') : types.map((type) => say(happened(eventWords, type))).join(', ');
