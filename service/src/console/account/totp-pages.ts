import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { seeOther } from '../../http/message.ts';
import type { Html } from '../../pages/page.ts';
import { actorOf } from '../access/operators.ts';
import { confirmOperator } from '../access/sign-in.ts';
import { newTotpSecret, totpStep, totpUri } from '../access/totp.ts';
import { audited } from '../audit.ts';
import { form, head } from '../parts.ts';
import { act, answerPage, page, type Shown } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { account, codeField, presentPassword, wrongWords } from './account-page.ts';
import { changeAndStay } from './renew-session.ts';

/** A secret for the app. It counts only once the app has shown a right code for it. */
export const totpPage = page({
  path: '/console/me/totp',
  // Another app takes the place of one that was removed with its own code.
  show: (visit, { ids }) => (visit.operator.totp ? seeOther('/console/me') : setUp(visit, newTotpSecret(ids))),
});

function setUp(visit: Visit, secret: string, complaint = ''): Shown {
  const { say, operator } = visit;
  const title = say('인증 앱 설정하기', 'Set up an authenticator app');
  const uri = totpUri(secret, operator.name);
  return {
    title,
    body: html`${head(title)}${complaint ? html`<p class="notice bad" role="alert">${complaint}</p>` : ''}
<div class="box stack"><p>${say('인증 앱(Google OTP, 1Password 등)으로 이 QR 코드를 찍거나 아래 글자를 직접 넣어 주세요.', 'Read this code with an authenticator app, or type the letters into it.')}</p>
<div class="qr" role="img" aria-label="${say('인증 앱으로 찍는 QR 코드', 'QR code for the authenticator app')}">${picture(uri)}</div>
<p class="secret"><code>${secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code></p>
${form(visit, {
  action: '/console/me/totp',
  hidden: { secret },
  fields: html`${codeField(visit)}${presentPassword(visit)}<p class="quiet small-text">${say('다른 곳에 열려 있는 화면에서는 나가게 돼요.', 'It ends your other sessions.')}</p>`,
  button: say('사용하기', 'Use it'),
  main: true,
})}</div>`,
  };
}

const picture = (uri: string): Html => html`${raw(renderSVG(uri, { border: 4, ecc: 'M', pixelSize: 1 }))}`;

/** As `newTotpSecret` makes them. */
const secretPattern = /^[A-Z2-7]{32}$/;

export const totpForm = act({
  path: '/console/me/totp',
  async act(visit, service) {
    const { secret = '', code = '', password = '' } = visit.form;
    const { name } = visit.operator;
    if (visit.operator.totp) return '/console/me';
    const isSecret = secretPattern.test(secret);
    const step = isSecret ? totpStep({ secret, step: 0 }, code, visit.now) : undefined;
    const operator = step === undefined ? undefined : await confirmOperator(service, { name, password });
    if (step === undefined || operator === undefined) {
      const again = isSecret ? secret : newTotpSecret(service.ids);
      return answerPage(service, visit, undefined, setUp(visit, again, wrongWords(visit)));
    }
    return audited(service, { act: 'set_up_totp', by: actorOf(name) }, () =>
      changeAndStay(service, operator, { totp: { secret, step } }, 'totp_set'),
    );
  },
});

export const totpRemoval = act({
  path: '/console/me/totp/remove',
  async act(visit, service) {
    const { code = '', password = '' } = visit.form;
    const { name } = visit.operator;
    const operator = await confirmOperator(service, { name, password, code });
    if (operator === undefined) return answerPage(service, visit, undefined, account(visit, wrongWords(visit)));
    return audited(service, { act: 'remove_totp', by: actorOf(name) }, () =>
      changeAndStay(service, operator, { totp: undefined }, 'totp_removed'),
    );
  },
});
