import { html } from 'hono/html';
import { iso } from '../../iso.ts';
import type { Html } from '../../pages/page.ts';
import { scopes } from '../../store/api-keys.ts';
import { type ListedApiKey, listApiKeys, listedKeysMax } from '../../store/list-api-keys.ts';
import { head, notice, pill } from '../parts.ts';
import { page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { time } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import { scopeWords } from '../words/scopes.ts';
import { who } from '../words/who.ts';

export const keysPage = page({
  path: '/console/keys',
  admin: true,
  section: 'keys',
  async show(visit, { table }) {
    const { say } = visit;
    const keys = await listApiKeys(table);
    const title = say('API 키', 'API keys');
    return {
      title,
      body: html`${head(title, html`<a class="button small" href="/console/keys/new">${say('새 키 만들기', 'Make a key')}</a>`)}${notice(visit)}
<div class="box" id="keys" data-live>${keys.length === 0 ? html`<p>${say('아직 목록에 키가 없어요.', 'No key is listed yet.')}</p>` : list(visit, keys)}
${notes(say, keys.length)}</div>`,
    };
  },
});

const notes = (say: Say, length: number): Html =>
  html`<p class="quiet small-text actions">${say(
    '사용한 날은 한국 날짜예요. 매출 보고서를 읽은 것은 기록하지 않아요. 이 목록이 생기기 전에 만든 키는 다음에 쓸 때 나타나요.',
    'The days of use are Korean. Reading reports is not counted. A key from before there was this list comes into it when it is used next.',
  )}${length === listedKeysMax ? ` ${say(`최근 ${listedKeysMax}개만 보여요.`, `The newest ${listedKeysMax} are shown.`)}` : ''}</p>`;

/** Those that are good first. */
function list(visit: Visit, keys: readonly ListedApiKey[]): Html {
  const { say } = visit;
  const sorted = [...keys.filter(({ revokedAt }) => !revokedAt), ...keys.filter(({ revokedAt }) => revokedAt)];
  return html`<table class="list"><thead><tr><th scope="col">${say('키', 'Key')}</th><th scope="col">${say('할 수 있는 일', 'May')}</th><th scope="col">${say('만든 때', 'Made')}</th><th scope="col">${say('마지막 사용', 'Last used')}</th><th scope="col">${say('상태', 'Status')}</th></tr></thead><tbody>${sorted.map(
    (key) => html`<tr><td class="wide">${key.note ? html`<b>${key.note}</b><br>` : ''}<code>kps_${key.id}_…</code></td>
<td class="wide small-text">${scopesOf(say, key)}</td><td class="quiet small-text">${madeOf(say, key)}</td><td class="small-text">${usedOf(say, key)}</td><td>${standing(visit, key)}</td></tr>`,
  )}</tbody></table>`;
}

export const scopesOf = (say: Say, { scopes: granted }: Pick<ListedApiKey, 'scopes'>): string =>
  scopes.every((scope) => granted.includes(scope))
    ? say('모두', 'Everything')
    : granted.map((scope) => wordOf(say, scope)).join(', ');

const wordOf = (say: Say, granted: string): string => {
  const known = scopes.find((scope) => scope === granted);
  return known ? say(scopeWords[known]) : granted;
};

export const madeOf = (say: Say, { createdAt, by }: ListedApiKey): string =>
  [createdAt === undefined ? say('만든 때 기록 없음', 'Making not recorded') : time(iso(createdAt)), by && who(say, by)]
    .filter(Boolean)
    .join(' · ');

export function usedOf(say: Say, { usedOn }: ListedApiKey): string {
  const day = usedOn?.replaceAll('-', '.');
  return day ? say(`${day}에 사용`, `used ${day}`) : say('기록된 사용 없음', 'No use recorded');
}

const standing = ({ say }: Visit, { id, note, revokedAt }: ListedApiKey): Html =>
  revokedAt === undefined
    ? html`<a href="/console/keys/${id}/revoke" aria-label="${say(`${note ?? id} 폐기`, `Revoke ${note ?? id}`)}">${say('폐기', 'Revoke')}</a>`
    : html`${pill(say, { ko: '폐기됨', en: 'Revoked', tone: 'calm' }, '')} <span class="quiet small-text">${time(iso(revokedAt))}</span>`;
