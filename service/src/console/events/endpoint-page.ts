import { html } from 'hono/html';
import { Problem } from '../../http/problem.ts';
import { kstDay } from '../../kst.ts';
import type { Html } from '../../pages/page.ts';
import type { EndpointView } from '../../routes/endpoint-view.ts';
import { mayUse } from '../access/roles.ts';
import type { Api } from '../api.ts';
import { facts, form, head, notice } from '../parts.ts';
import { page, type Shown } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { disabledWords, replayWords } from '../words/deliveries.ts';
import { count, second } from '../words/format.ts';
import { who } from '../words/who.ts';
import { nameOf } from './endpoint-names.ts';
import { endpointPill, typesOf } from './endpoints-page.ts';

export interface ReplayView {
  readonly status: keyof typeof replayWords;
  readonly from: string;
  readonly to: string;
  readonly all: boolean;
  readonly looked: number;
  readonly events: number;
  readonly startedAt: string;
}

export const endpointPage = page({
  path: '/console/endpoints/{id}',
  scope: 'events:read',
  section: 'events',
  show: (visit) => showEndpoint(visit),
});

/** With what a test delivery has brought, where there was one. */
export async function showEndpoint(visit: Visit, tested: Html | string = ''): Promise<Shown> {
  const { api, path, say, operator } = visit;
  const address = `/v1/webhook-endpoints/${path.id}`;
  const [endpoint, replay] = await Promise.all([api.get<EndpointView>(address), readReplayView(api, address)]);
  const may = mayUse(operator.role, 'events:write');
  const title = nameOf(endpoint);
  return {
    title,
    body: html`<div id="standing" data-live>${head(title, endpointPill(visit, endpoint))}</div>${notice(visit)}${tested}
<div class="two"><div>
<section class="box">${mainFacts(visit, endpoint)}</section>
${may ? html`<section class="box"><h2>${say('할 수 있는 일', 'What you can do')}</h2>${switches(visit, endpoint)}</section>` : ''}
</div><section class="box"><h2>${say('지난 이벤트 다시 보내기', 'Replay')}</h2>
<div id="replay" data-live>${progress(visit, replay)}</div>
${may ? html`<div class="actions">${replayForm(visit, endpoint, replay)}</div>` : ''}</section></div>`,
  };
}

async function readReplayView(api: Api, address: string): Promise<ReplayView | undefined> {
  try {
    return await api.get<ReplayView>(`${address}/replay`);
  } catch (error) {
    if (error instanceof Problem && error.code === 'replay_not_found') return undefined;
    throw error;
  }
}

const mainFacts = ({ say }: Visit, endpoint: EndpointView): Html => {
  const { id, url, disabled, failingSince, bothSecretsUntil, createdAt, by } = endpoint;
  return facts([
    [say('주소', 'Address'), url],
    [say('받는 이벤트', 'Is told'), typesOf(say, endpoint)],
    disabled && [say('꺼진 이유', 'Disabled because'), say(disabledWords[disabled.because])],
    disabled && [say('꺼진 시각', 'Disabled at'), second(disabled.at)],
    failingSince && [say('실패하기 시작한 시각', 'Failing since'), second(failingSince)],
    bothSecretsUntil && [
      say('두 시크릿으로 서명하는 기한', 'Signed with both secrets until'),
      second(bothSecretsUntil),
    ],
    [say('만든 시각', 'Made at'), second(createdAt)],
    by !== undefined && [say('만든 사람', 'Made by'), who(say, by)],
    [say('엔드포인트 id', 'Endpoint id'), html`<code>${id}</code>`],
  ]);
};

function switches(visit: Visit, { id, enabled }: EndpointView): Html {
  const { say } = visit;
  const action = `/console/endpoints/${id}`;
  const quiet = (text: string) => html`<p class="quiet small-text">${text}</p>`;
  const test = form(visit, {
    action: `${action}/test`,
    button: say('시험 이벤트 보내기', 'Send a test event'),
    fields: quiet(
      say('webhook.test를 지금 한 번 보내고 답을 보여 줘요.', 'Sends webhook.test once, now, and shows the answer.'),
    ),
  });
  const turn = enabled
    ? form(visit, {
        action: `${action}/disable`,
        button: say('끄기', 'Disable'),
        danger: true,
        fields: quiet(
          say('끈 동안의 이벤트는 보관하고, 보내지 않아요.', 'What happens meanwhile is kept, and not sent.'),
        ),
      })
    : form(visit, {
        action: `${action}/enable`,
        button: say('켜기', 'Enable'),
        main: true,
        fields: quiet(
          say(
            '보관한 이벤트는 켜도 저절로 가지 않아요. 다시 보내기를 써 주세요.',
            'What was kept is not sent by itself: use the replay.',
          ),
        ),
      });
  return html`<div class="actions">${test}${turn}<p class="quiet small-text">${say('서명에 쓰는 시크릿은 API로만 바꿔요', 'The secret that signs is changed with the API alone')}: <code>POST /v1/webhook-endpoints/${id}/rotate-secret</code></p></div>`;
}

function progress({ say }: Visit, replay: ReplayView | undefined): Html {
  if (replay === undefined)
    return html`<p class="quiet">${say('다시 보낸 적이 없어요.', 'Nothing was replayed yet.')}</p>`;
  const { status, from, to, all, looked, events, startedAt } = replay;
  return facts([
    [say('마지막 다시 보내기', 'The last replay'), say(replayWords[status])],
    [say('시작', 'Begun'), second(startedAt)],
    [say('기간', 'Of the time'), `${second(from)} ~ ${second(to)}`],
    [
      say('범위', 'What'),
      all ? say('이미 보낸 것도 모두', 'Everything') : say('보내지 못한 것만', 'What was not delivered'),
    ],
    [say('살펴본 결제와 정기 결제', 'Payments and subscriptions seen'), count(looked)],
    [say('내보낸 이벤트', 'Events put out'), count(events)],
  ]);
}

function replayForm(visit: Visit, { id, enabled }: EndpointView, replay: ReplayView | undefined): Html {
  const { say, now } = visit;
  if (!enabled)
    return html`<p class="quiet">${say('꺼진 엔드포인트에는 다시 보낼 수 없어요. 먼저 켜 주세요.', 'Enable it first: nothing is replayed to a disabled endpoint.')}</p>`;
  if (replay?.status === 'running') return html``;
  return form(visit, {
    action: `/console/endpoints/${id}/replay`,
    button: say('다시 보내기', 'Replay'),
    fields: html`<label>${say('이 날부터', 'From')}<input type="date" name="from" required value="${kstDay(now)}"></label>
<label>${say('이 날까지 (비우면 지금까지)', 'To (until now when empty)')}<input type="date" name="to"></label>
<label class="check"><input type="checkbox" name="all" value="yes">${say('이미 보낸 이벤트도 다시 보내기', 'Also what was delivered already')}</label>`,
  });
}
