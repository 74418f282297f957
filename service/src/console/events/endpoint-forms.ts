import { html } from 'hono/html';
import type { InferOutput } from 'valibot';
import type { Html } from '../../pages/page.ts';
import type { testDelivery } from '../../routes/webhook-answers.ts';
import { act, answerPage, page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { errorWords } from '../words/deliveries.ts';
import { showEndpoint } from './endpoint-page.ts';

const switchForm = (way: 'enable' | 'disable') =>
  act({
    path: `/console/endpoints/{id}/${way}`,
    scope: 'events:write',
    deed: ({ path }) => ({ act: `${way}_endpoint`, target: path.id }),
    async act({ api, path: { id = '' } }) {
      await api.patch(`/v1/webhook-endpoints/${id}`, { enabled: way === 'enable' });
      return `/console/endpoints/${id}?done=${way}d`;
    },
  });

export const enableForm = switchForm('enable');
export const disableForm = switchForm('disable');

const testPath = '/console/endpoints/{id}/test';

/** What came back is shown on the answer of the form, and nowhere else. */
export const testForm = act({
  path: testPath,
  scope: 'events:write',
  deed: ({ path }) => ({ act: 'test_endpoint', target: path.id }),
  async act(visit, service) {
    const came = await visit.api.post<Tested>(`/v1/webhook-endpoints/${visit.path.id}/test`, {});
    return answerPage(service, visit, 'events', await showEndpoint(visit, testedBox(visit, came)));
  },
});

/** The address of that answer, for whoever chooses the other language there. */
export const testPage = page({
  path: testPath,
  scope: 'events:read',
  section: 'events',
  show: (visit) => showEndpoint(visit),
});

type Tested = InferOutput<typeof testDelivery>;

function testedBox({ say }: Visit, { delivered, status, ms, said, error }: Tested): Html {
  const how = error ? say(errorWords[error]) : say(`${status} 응답, ${ms}밀리초`, `answered ${status}, after ${ms} ms`);
  const words = delivered
    ? say('시험 이벤트를 받았어요.', 'The test event was taken.')
    : say('시험 이벤트를 받지 못했어요.', 'The test event was not taken.');
  return html`<p class="notice${delivered ? '' : ' bad'}" role="status">${words} ${how}${said ? html` <code>${said}</code>` : ''}</p>`;
}

export const replayForm = act({
  path: '/console/endpoints/{id}/replay',
  scope: 'events:write',
  deed: ({ path, form: { from = '', to = '' } }) => ({
    act: 'replay',
    target: path.id,
    reason: `${from.slice(0, 10)} ~ ${to.slice(0, 10)}`.trim(),
  }),
  async act({ api, path: { id = '' }, form: { from, to, all } }) {
    await api.post(`/v1/webhook-endpoints/${id}/replay`, { from, ...(to && { to }), all: all === 'yes' });
    return `/console/endpoints/${id}?done=replayed`;
  },
});
