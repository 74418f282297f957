import { html } from 'hono/html';
import { apiKeyIdPattern, newApiKey, newApiKeyId, type Scope, scopes, storeApiKey } from '../../store/api-keys.ts';
import { readApiKey } from '../../store/list-api-keys.ts';
import { actorOf } from '../access/operators.ts';
import { audited } from '../audit.ts';
import { form, head } from '../parts.ts';
import { act, answerPage, page, type Shown } from '../routing.ts';
import type { ConsoleService } from '../service.ts';
import type { Visit } from '../visit.ts';
import { scopeWords } from '../words/scopes.ts';
import { scopesOf } from './keys-page.ts';

const path = '/console/keys/new';

export const newKeyPage = page({
  path,
  admin: true,
  section: 'keys',
  show: (visit, service) => askWhatFor(visit, service),
});

/** The id is given beforehand: a form that is sent twice makes one key. */
function askWhatFor(visit: Visit, { ids }: ConsoleService, complaint = ''): Shown {
  const { say, form: sent } = visit;
  const title = say('새 API 키', 'A new API key');
  const fields = html`${complaint ? html`<p class="notice bad" role="alert">${complaint}</p>` : ''}
<label>${say('어디에 쓰나요?', 'What is it for?')}<input name="note" required maxlength="100" autocomplete="off" value="${sent.note ?? ''}"></label>
<fieldset><legend>${say('할 수 있는 일', 'What it may do')}</legend>
${scopes.map((scope) => html`<label class="check"><input type="checkbox" name="${scope}" value="yes"${sent[scope] === 'yes' ? html` checked` : ''}> <span>${say(scopeWords[scope])} <code>${scope}</code></span></label>`)}</fieldset>
<p class="quiet small-text">${say('꼭 필요한 것만 고르세요. 만든 키는 이 다음 화면에서 한 번만 보여요.', 'Choose what is needed, and no more. The key is shown once, on the next page.')}</p>`;
  const hidden = { id: newApiKeyId(ids) };
  const asking = { action: path, button: say('키 만들기', 'Make the key'), main: true, fields, hidden };
  return { title, body: html`${head(title)}<div class="box">${form(visit, asking)}</div>` };
}

interface Wanted {
  readonly id: string;
  readonly note: string;
  readonly granted: readonly Scope[];
}

const wantedIn = ({ form: sent }: Visit): readonly Scope[] => scopes.filter((scope) => sent[scope] === 'yes');

export const createKeyForm = act({
  path,
  admin: true,
  async act(visit, service) {
    const { say, form: sent } = visit;
    const [note, granted, id] = [(sent.note ?? '').trim().slice(0, 100), wantedIn(visit), sent.id ?? ''];
    const isWhole = note !== '' && granted.length > 0 && apiKeyIdPattern.test(id);
    const complaint = say(
      '쓰임새를 적고, 할 수 있는 일을 하나 이상 고르세요.',
      'Say what it is for, and choose one thing at least.',
    );
    const shown = isWhole ? await create(visit, service, { id, note, granted }) : askWhatFor(visit, service, complaint);
    return answerPage(service, visit, 'keys', shown);
  },
});

async function create(visit: Visit, service: ConsoleService, { id, note, granted }: Wanted): Promise<Shown> {
  if (await readApiKey(service.table, id)) return madeBefore(visit, id);
  const by = actorOf(visit.operator.name);
  const key = newApiKey(service.ids, id);
  const making = { at: visit.now, by, note };
  await audited(service, { act: 'create_key', by, target: id, reason: note }, () =>
    storeApiKey(service.table, key, granted, making),
  );
  const { say } = visit;
  const title = say('API 키를 만들었어요', 'The API key is made');
  return {
    title,
    body: html`${head(title)}<div class="box form"><p class="notice warn" role="status">${say(
      '지금 한 번만 보여요. 안전한 곳에 옮겨 적으세요.',
      'It is shown this once: put it in a safe place now.',
    )}</p>
<p class="secret"><code>${key}</code></p>
<p>${note} · ${scopesOf(say, { scopes: granted })}</p>
<p class="actions"><a class="button" href="/console/keys">${say('옮겨 적었어요', 'I have it')}</a></p></div>`,
  };
}

/** The same form once more: what was shown is stored nowhere. */
function madeBefore({ say }: Visit, id: string): Shown {
  const title = say('이미 만든 키예요', 'That key is made already');
  return {
    title,
    body: html`${head(title)}<div class="box"><p>${say(
      '키는 한 번만 볼 수 있어요. 옮겨 적지 못했다면 폐기하고 새로 만드세요.',
      'A key is shown once. If you do not have it, revoke it and make another.',
    )}</p>
<p class="actions"><a class="button" href="/console/keys/${id}/revoke">${say('이 키 폐기하기', 'Revoke this key')}</a><a class="button" href="/console/keys">${say('API 키 목록', 'API keys')}</a></p></div>`,
  };
}
