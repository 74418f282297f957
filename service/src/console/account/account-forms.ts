import type { Answer } from '../../http/message.ts';
import { Problem } from '../../http/problem.ts';
import { leadTo, noSessionCookie } from '../access/cookie.ts';
import { actorOf, changeOperator } from '../access/operators.ts';
import { hashPassword, passwordLength } from '../access/password.ts';
import { confirmOperator } from '../access/sign-in.ts';
import { audited } from '../audit.ts';
import { act, answerPage } from '../routing.ts';
import { account, wrongWords } from './account-page.ts';
import { changeAndStay } from './renew-session.ts';

export const passwordForm = act({
  path: '/console/me/password',
  async act(visit, service) {
    const { password = '', wanted = '' } = visit.form;
    const { name } = visit.operator;
    if (wanted.length < passwordLength.min || wanted.length > passwordLength.max) {
      const complaint = visit.say(
        `새 비밀번호는 ${passwordLength.min}자 이상이어야 해요.`,
        `The new password needs ${passwordLength.min} characters or more.`,
      );
      return answerPage(service, visit, undefined, account(visit, complaint));
    }
    const operator = await confirmOperator(service, { name, password });
    if (operator === undefined) return answerPage(service, visit, undefined, account(visit, wrongWords(visit)));
    return audited(service, { act: 'change_password', by: actorOf(name) }, async () => {
      const hash = await hashPassword(service.ids, wanted);
      return changeAndStay(service, operator, { password: hash }, 'password_changed');
    });
  },
});

export const signOutEverywhere = act({
  path: '/console/me/sign-out-everywhere',
  deed: () => ({ act: 'sign_out_everywhere' }),
  async act({ operator }, { table, settings }): Promise<Answer> {
    const after = await changeOperator(table, operator, { generation: operator.generation + 1 });
    if (after === undefined) throw new Problem('request_in_progress');
    return leadTo('/console/sign-in', noSessionCookie(settings));
  },
});
