import { html } from 'hono/html';
import { iso } from '../../iso.ts';
import type { Html } from '../../pages/page.ts';
import { listOperators, type Operator } from '../access/operators.ts';
import { head, notice } from '../parts.ts';
import { page } from '../routing.ts';
import type { ConsoleService } from '../service.ts';
import type { Visit } from '../visit.ts';
import { second, won } from '../words/format.ts';
import { roleWords } from '../words/roles.ts';

/** Everybody who works with the console. */
export const operatorsPage = page({
  path: '/console/operators',
  section: 'operators',
  async show(visit, service) {
    const title = visit.say('운영자', 'Operators');
    const all = await listOperators(service.table);
    return {
      title,
      body: html`${head(title)}${notice(visit)}<div class="box" id="operators" data-live>${list(visit, all)}</div>
<section class="box"><h2>${visit.say('새 운영자 초대하기', 'Invite somebody')}</h2>${inviting(visit, service)}</section>`,
    };
  },
});

const list = (visit: Visit, all: readonly Operator[]): Html => {
  const { say, operator: own } = visit;
  const nameOf = (name: string) =>
    own.role === 'admin' ? html`<a href="/console/operators/${name}">${name}</a>` : html`<b>${name}</b>`;
  const you = html` <span class="quiet small-text">(${say('나', 'you')})</span>`;
  return html`<table class="list"><thead><tr><th scope="col">${say('이름', 'Name')}</th><th scope="col">${say('역할', 'Role')}</th><th scope="col">${say('환불 한도', 'Limit')}</th><th scope="col">${say('인증 앱', 'Authenticator')}</th><th scope="col">${say('마지막으로 들어온 때', 'Last sign-in')}</th></tr></thead><tbody>${all.map(
    (
      one,
    ) => html`<tr><td>${nameOf(one.name)}${one.name === own.name ? you : ''}${one.disabledAt === undefined ? '' : html` <span class="pill bad">${say('정지됨', 'Disabled')}</span>`}</td>
<td>${say(roleWords[one.role].name)}</td><td>${limitWords(visit, one)}</td><td>${totpPill(visit, one)}</td>
<td class="quiet wide">${one.signedInAt === undefined ? say('아직 없어요', 'Never') : second(iso(one.signedInAt))}</td></tr>`,
  )}</tbody></table>`;
};

export const limitWords = ({ say }: Pick<Visit, 'say'>, { limitWon }: Pick<Operator, 'limitWon'>): string =>
  limitWon === undefined
    ? say('한도 없음', 'No limit')
    : say(`한 결제에 ${won(say, limitWon)}`, `${won(say, limitWon)} of one payment`);

export const totpPill = ({ say }: Pick<Visit, 'say'>, { totp }: Pick<Operator, 'totp'>): Html =>
  totp
    ? html`<span class="pill good">${say('인증 앱 사용', 'With an app')}</span>`
    : html`<span class="pill">${say('비밀번호만', 'Password alone')}</span>`;

/** Whoever may read the stage's secrets invites; the console has no form for it. */
function inviting({ say }: Visit, { console: { logs } }: ConsoleService): Html {
  const command = `npm run operator -- --stage ${logs?.stage ?? 'local'} --name kim --role refund --limit 100000`;
  return html`<p>${say('서비스를 배포하는 사람이 이 명령으로 초대 링크를 만들어요. 링크는 하루 동안 쓸 수 있어요.', 'Whoever deploys the service makes an invitation link with this command. It is good for a day.')}</p>
<p class="scroll" tabindex="0"><code>${command}</code></p>
<p class="quiet small-text">${say('있는 운영자를 다시 초대하면 비밀번호와 인증 앱을 새로 설정하고, 열려 있던 화면에서는 나가게 돼요.', 'For an operator there is already it sets a new password, takes the authenticator app away and ends every session.')}</p>`;
}
