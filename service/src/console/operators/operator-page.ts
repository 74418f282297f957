import { html } from 'hono/html';
import { Problem } from '../../http/problem.ts';
import { iso } from '../../iso.ts';
import type { Html } from '../../pages/page.ts';
import type { Table } from '../../ports/table.ts';
import { listOperators, type Operator, readOperator } from '../access/operators.ts';
import { isRole, roleNames } from '../access/roles.ts';
import { facts, form, head, notice } from '../parts.ts';
import { act, page } from '../routing.ts';
import { typedWon } from '../typed-won.ts';
import type { Visit } from '../visit.ts';
import { second } from '../words/format.ts';
import { roleWords } from '../words/roles.ts';
import { changeKeepingAnAdmin, isLastAdmin } from './keep-an-admin.ts';
import { limitWords, totpPill } from './operators-page.ts';

/** What an admin may change of an operator. */
export const operatorPage = page({
  path: '/console/operators/{name}',
  admin: true,
  section: 'operators',
  async show(visit, { table }) {
    const operator = await operatorOf(visit, table);
    const { say } = visit;
    const isLast = operator.role === 'admin' && isLastAdmin(await listOperators(table), operator.name);
    const state =
      operator.disabledAt === undefined ? '' : html`<span class="pill bad">${say('정지됨', 'Disabled')}</span>`;
    return {
      title: operator.name,
      body: html`${head(operator.name, state)}${notice(visit)}<section class="box">${facts([
        [say('역할', 'Role'), `${say(roleWords[operator.role].name)}: ${say(roleWords[operator.role].may)}`],
        [say('환불 한도', 'Limit'), limitWords(visit, operator)],
        [say('인증 앱', 'Authenticator app'), totpPill(visit, operator)],
        [say('만든 때', 'Since'), second(iso(operator.createdAt))],
        operator.signedInAt !== undefined && [
          say('마지막으로 들어온 때', 'Last sign-in'),
          second(iso(operator.signedInAt)),
        ],
      ])}</section>
<section class="box"><h2>${say('바꾸기', 'Change')}</h2><p class="quiet small-text">${say('무엇을 바꾸든 이 운영자가 열어 둔 화면에서는 나가게 돼요.', 'Whatever is changed ends this operator’s sessions.')}</p>
${isLast ? html`<p class="notice warn">${say('마지막 관리자라서 정지하거나 역할을 바꿀 수 없어요.', 'The last admin can neither be disabled nor get another role.')}</p>` : ''}
${forms(visit, operator, isLast)}</section>`,
    };
  },
});

async function operatorOf({ path: { name = '' } }: Visit, table: Table): Promise<Operator> {
  const operator = await readOperator(table, name);
  if (operator === undefined) throw new Problem('not_found');
  return operator;
}

function forms(visit: Visit, operator: Operator, isLast: boolean): Html {
  const { say } = visit;
  const address = `/console/operators/${operator.name}`;
  const roles = isLast ? (['admin'] as const) : roleNames;
  const role = html`<label>${say('역할', 'Role')}<select name="role">${roles.map((name) => html`<option value="${name}"${name === operator.role ? html` selected` : ''}>${say(roleWords[name].name)}: ${say(roleWords[name].may)}</option>`)}</select></label>
<label>${say('한 결제에서 돌려줄 수 있는 금액(원). 비우면 한도가 없어요', 'How much of one payment may be refunded (won); empty: no limit')}<input name="limit" inputmode="numeric" pattern="[0-9,]*" maxlength="13" value="${operator.limitWon ?? ''}"></label>`;
  const isDisabled = operator.disabledAt !== undefined;
  return html`${form(visit, { action: `${address}/role`, fields: role, button: say('저장하기', 'Save') })}
<div class="row part">${
    isDisabled
      ? form(visit, { action: `${address}/enable`, button: say('다시 허용하기', 'Enable') })
      : isLast
        ? ''
        : form(visit, { action: `${address}/disable`, button: say('정지하기', 'Disable'), danger: true })
  }${operator.totp ? form(visit, { action: `${address}/totp`, button: say('인증 앱 해제하기 (휴대폰을 잃어버렸을 때)', 'Remove the authenticator app (lost phone)') }) : ''}</div>`;
}

const deedOn = (name: 'change_role' | 'disable_operator' | 'enable_operator' | 'remove_totp') => ({
  admin: true as const,
  deed: ({ path }: Visit) => ({ act: name, target: path.name }),
});

/** The role and the limit, as they stand in the form. */
export const roleForm = act({
  path: '/console/operators/{name}/role',
  admin: true,
  deed: ({ path, form: { role = '', limit = '' } }) => ({
    act: 'change_role',
    target: path.name,
    reason: [role, limit].filter(Boolean).join(' ').slice(0, 40),
  }),
  async act(visit, { table }) {
    const { role, limit = '' } = visit.form;
    const limitWon = typedWon(limit);
    if (!isRole(role) || (limitWon === undefined && limit.trim() !== '')) throw new Problem('invalid_request');
    await changeKeepingAnAdmin(table, await operatorOf(visit, table), { role, limitWon }, visit.now);
    return back(visit, 'saved');
  },
});

export const disableForm = act({
  path: '/console/operators/{name}/disable',
  ...deedOn('disable_operator'),
  async act(visit, { table }) {
    await changeKeepingAnAdmin(table, await operatorOf(visit, table), { disabledAt: visit.now }, visit.now);
    return back(visit, 'disabled');
  },
});

export const enableForm = act({
  path: '/console/operators/{name}/enable',
  ...deedOn('enable_operator'),
  async act(visit, { table }) {
    await changeKeepingAnAdmin(
      table,
      await operatorOf(visit, table),
      { disabledAt: undefined, failures: 0 },
      visit.now,
    );
    return back(visit, 'enabled');
  },
});

/** Of somebody who has lost the phone. */
export const removeTotpForm = act({
  path: '/console/operators/{name}/totp',
  ...deedOn('remove_totp'),
  async act(visit, { table }) {
    await changeKeepingAnAdmin(table, await operatorOf(visit, table), { totp: undefined }, visit.now);
    return back(visit, 'totp_removed');
  },
});

const back = ({ path }: Visit, done: string): string => `/console/operators/${path.name}?done=${done}`;
