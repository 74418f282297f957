import { html } from 'hono/html';
import { iso } from '../../iso.ts';
import type { Html } from '../../pages/page.ts';
import { passwordLength } from '../access/password.ts';
import { limitWords, totpPill } from '../operators/operators-page.ts';
import { facts, form, head, notice } from '../parts.ts';
import { page, type Shown } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { second } from '../words/format.ts';
import { roleWords } from '../words/roles.ts';

/** One's own account. */
export const accountPage = page({ path: '/console/me', show: (visit) => account(visit) });

/** `complaint`: what was wrong with the form that was sent. */
export function account(visit: Visit, complaint = ''): Shown {
  const { say, operator } = visit;
  return {
    title: operator.name,
    body: html`${head(operator.name)}${notice(visit)}${complaint ? html`<p class="notice bad" role="alert">${complaint}</p>` : ''}
<div class="two"><div><section class="box">${facts([
      [say('역할', 'Role'), `${say(roleWords[operator.role].name)}: ${say(roleWords[operator.role].may)}`],
      [say('환불 한도', 'Limit'), limitWords(visit, operator)],
      [say('인증 앱', 'Authenticator app'), totpPill(visit, operator)],
      operator.signedInAt !== undefined && [
        say('마지막으로 들어온 때', 'Last sign-in'),
        second(iso(operator.signedInAt)),
      ],
    ])}</section>
<section class="box"><h2>${say('인증 앱', 'Authenticator app')}</h2>${operator.totp ? removal(visit) : setUpLink(visit)}</section></div>
<div><section class="box"><h2>${say('비밀번호 바꾸기', 'Change the password')}</h2>${passwordForm(visit)}</section>
<section class="box"><h2>${say('나가기', 'Sign out')}</h2><div class="row">
${form(visit, { action: '/console/sign-out', button: say('여기서 나가기', 'Sign out here') })}
${form(visit, { action: '/console/me/sign-out-everywhere', button: say('모든 곳에서 나가기', 'Sign out everywhere') })}</div></section></div></div>`,
  };
}

const passwordField = (name: string, label: string, autocomplete: string, more: Html | string = ''): Html =>
  html`<label>${label}<input type="password" name="${name}" required maxlength="${passwordLength.max}" autocomplete="${autocomplete}"${more}></label>`;

/** The password that whoever sits there has to know. */
export const presentPassword = ({ say }: Visit): Html =>
  passwordField('password', say('지금 비밀번호', 'Present password'), 'current-password');

const passwordForm = (visit: Visit): Html => {
  const { say } = visit;
  const newOne = say(
    `새 비밀번호 (${passwordLength.min}자 이상)`,
    `New password (${passwordLength.min} characters or more)`,
  );
  return form(visit, {
    action: '/console/me/password',
    fields: html`${presentPassword(visit)}${passwordField('wanted', newOne, 'new-password', html` minlength="${passwordLength.min}"`)}
<p class="quiet small-text">${say('다른 곳에 열려 있는 화면에서는 나가게 돼요.', 'It ends your other sessions.')}</p>`,
    button: say('바꾸기', 'Change'),
  });
};

const setUpLink = ({ say }: Visit): Html =>
  html`<p>${say('휴대폰의 인증 앱에서 나온 코드까지 있어야 들어올 수 있게 해요.', 'Signing in then takes a code from an app on your phone as well.')}</p>
<p class="actions"><a class="button" href="/console/me/totp">${say('인증 앱 설정하기', 'Set up an app')}</a></p>`;

export const codeField = ({ say }: Visit): Html =>
  html`<label>${say('인증 앱의 코드 6자리', 'The 6 digits that the app shows')}<input name="code" inputmode="numeric" required maxlength="7" autocomplete="one-time-code"></label>`;

const removal = (visit: Visit): Html =>
  html`<details><summary>${visit.say('인증 앱 해제하기', 'Remove the app')}</summary>${form(visit, {
    action: '/console/me/totp/remove',
    fields: html`${presentPassword(visit)}${codeField(visit)}`,
    button: visit.say('해제하기', 'Remove'),
    danger: true,
  })}</details>`;

/** What the account's forms say to a password or a code that is wrong. */
export const wrongWords = ({ say }: Visit): string =>
  say(
    '비밀번호나 코드가 틀렸어요. 10번 틀리면 15분 동안 바꿀 수 없어요.',
    'The password or the code is wrong. After ten wrong tries nothing can be changed for 15 minutes.',
  );
