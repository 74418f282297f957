import { html } from 'hono/html';
import { Problem } from '../../http/problem.ts';
import { revokeApiKey } from '../../store/api-keys.ts';
import { readApiKey } from '../../store/list-api-keys.ts';
import { facts, form, head } from '../parts.ts';
import { act, page } from '../routing.ts';
import { madeOf, scopesOf, usedOf } from './keys-page.ts';

const path = '/console/keys/{id}/revoke';

/** What stops then, before it is done: there is no way back. */
export const revokeKeyPage = page({
  path,
  admin: true,
  section: 'keys',
  async show(visit, { table }) {
    const {
      say,
      path: { id = '' },
    } = visit;
    const key = await readApiKey(table, id);
    if (key === undefined) throw new Problem('not_found');
    const title = say('이 API 키를 폐기할까요?', 'Revoke this API key?');
    const fields = html`<p class="notice warn">${say(
      '폐기하면 되돌릴 수 없어요. 이 키를 쓰는 프로그램은 바로 거절돼요.',
      'There is no way back. Whatever uses this key is refused from then on.',
    )}</p>
${facts([
  [say('키', 'Key'), html`<code>kps_${id}_…</code>`],
  key.note !== undefined && [say('쓰임새', 'For'), key.note],
  [say('할 수 있는 일', 'May'), scopesOf(say, key)],
  [say('만든 때', 'Made'), madeOf(say, key)],
  [say('마지막 사용', 'Last used'), usedOf(say, key)],
])}`;
    const asking = { action: `/console/keys/${id}/revoke`, button: say('폐기하기', 'Revoke'), danger: true, fields };
    const back = html`<p><a href="/console/keys">${say('그만두기', 'Leave it')}</a></p>`;
    return { title, body: html`${head(title)}<div class="box">${form(visit, asking)}${back}</div>` };
  },
});

export const revokeKeyForm = act({
  path,
  admin: true,
  deed: ({ path: { id } }) => ({ act: 'revoke_key', target: id }),
  async act({ path: { id = '' }, now }, { table }) {
    if (!(await revokeApiKey(table, id, now))) throw new Problem('not_found');
    return '/console/keys?done=revoked';
  },
});
