import { html } from 'hono/html';
import type { Answer } from '../../http/message.ts';
import { chance } from '../../ids.ts';
import type { Html } from '../../pages/page.ts';
import type { CancellationView } from '../../routes/cancellation-view.ts';
import { actorOf } from '../access/operators.ts';
import { audited } from '../audit.ts';
import { form, head } from '../parts.ts';
import { propose } from '../proposals.ts';
import { act, answerPage, page, type Shown } from '../routing.ts';
import type { ConsoleService } from '../service.ts';
import { typedAgainAboveWon } from '../settings.ts';
import { typedWon } from '../typed-won.ts';
import type { Visit } from '../visit.ts';
import { won } from '../words/format.ts';
import { type MoneyFound, readMoneyFound } from './read-payment.ts';
import { rulesFor } from './refund-rules.ts';

/** First how much and why; then what it comes to, and the button that does it. */
export const refundPage = page({
  path: '/console/payments/{id}/refund',
  scope: 'cancellations:write',
  section: 'payments',
  show: async (visit) => askHowMuch(visit, await readMoneyFound(visit)),
});

function askHowMuch(visit: Visit, { payment, leftWon }: MoneyFound, complaint = ''): Shown {
  const { say } = visit;
  const title = say('취소·환불', 'Refund');
  const fields = html`${complaint ? html`<p class="notice bad" role="alert">${complaint}</p>` : ''}
<label>${say('돌려줄 금액(원)', 'Amount (won)')}<input name="amount" inputmode="numeric" required pattern="[0-9,]+" maxlength="13" value="${leftWon}" aria-describedby="left" autofocus></label>
<p class="quiet small-text" id="left">${say(`최대 ${won(say, leftWon)}까지 돌려줄 수 있어요. 세금은 자동으로 나눠요.`, `Up to ${won(say, leftWon)} can be given back. Tax parts are computed.`)}</p>
<label>${say('이유 (기록에 남아요. 구매자는 볼 수 없어요)', 'Reason (for the records; the buyer does not see it)')}<input name="reason" maxlength="200"></label>`;
  const asking = { action: `/console/payments/${payment.id}/refund`, button: say('다음', 'Next'), main: true, fields };
  return { title, body: html`${head(`${title} · ${payment.orderId}`)}<div class="box">${form(visit, asking)}</div>` };
}

interface Asked {
  readonly amountWon: number;
  readonly reason: string;
  readonly key: string;
}

/** The amount as people type it; 0 for what is none. */
function askedIn({ form: { amount = '', reason = '', key } }: Visit, { ids }: ConsoleService): Asked {
  return {
    amountWon: typedWon(amount) ?? 0,
    reason: reason.trim().slice(0, 200),
    key: key !== undefined && /^[0-9a-z]{20}$/.test(key) ? key : chance(ids, 20),
  };
}

export const refundCheck = act({
  path: '/console/payments/{id}/refund',
  scope: 'cancellations:write',
  async act(visit, service) {
    const found = await readMoneyFound(visit);
    const asked = askedIn(visit, service);
    const shown = isPossible(found, asked)
      ? confirmPage(visit, service, found, asked)
      : askHowMuch(visit, found, tooMuch(visit, found));
    return answerPage(service, visit, 'payments', shown);
  },
});

/** Nothing is done about any other amount: what the API would refuse must not wait for another operator either. */
const isPossible = ({ leftWon }: MoneyFound, { amountWon }: Asked): boolean => amountWon > 0 && amountWon <= leftWon;

const tooMuch = ({ say }: Visit, { leftWon }: MoneyFound): string =>
  say(`1원부터 ${won(say, leftWon)}까지 적어 주세요.`, `Give an amount from ₩1 to ${won(say, leftWon)}.`);

function confirmPage(visit: Visit, service: ConsoleService, found: MoneyFound, asked: Asked, again = ''): Shown {
  const { say } = visit;
  const { payment, leftWon } = found;
  const { amountWon, reason, key } = asked;
  const rules = rulesFor(visit.operator, service.console, { amountWon, canceledWon: payment.canceledWon });
  const title = say('이대로 돌려줄까요?', 'Give this back?');
  const fields = html`${again ? html`<p class="notice bad" role="alert">${again}</p>` : ''}
<dl class="facts"><div><dt>${say('돌려줄 금액', 'Given back')}</dt><dd><b>${won(say, amountWon)}</b></dd></div>
<div><dt>${say('그 뒤 남는 금액', 'Left then')}</dt><dd>${won(say, leftWon - amountWon)}</dd></div>
<div><dt>${say('주문', 'Order')}</dt><dd>${payment.orderId} · ${payment.itemName}</dd></div></dl>
${rules.needsSecond ? secondNote(visit) : ''}
${rules.isTypedAgain ? html`<label>${say(`${won(say, typedAgainAboveWon)}보다 큰 금액이에요. 돌려줄 금액을 한 번 더 적어 주세요`, `It is more than ${won(say, typedAgainAboveWon)}: type the amount again`)}<input name="again" inputmode="numeric" required pattern="[0-9,]+" autocomplete="off"></label>` : ''}`;
  const button = rules.needsSecond
    ? say('다른 운영자에게 요청하기', 'Ask another operator')
    : say(`${won(say, amountWon)} 돌려주기`, `Refund ${won(say, amountWon)}`);
  const hidden = { amount: String(amountWon), reason, key };
  const asking = { action: `/console/payments/${payment.id}/refund/confirmed`, button, danger: true, fields, hidden };
  const back = html`<p><a href="/console/payments/${payment.id}">${say('그만두기', 'Leave it')}</a></p>`;
  return { title, body: html`${head(title)}<div class="box">${form(visit, asking)}${back}</div>` };
}

const secondNote = ({ say }: Visit): Html =>
  html`<p class="notice warn">${say('금액이 커서 다른 운영자가 확인해야 돌려줘요.', 'It is so much that another operator has to confirm it.')}</p>`;

export const refundForm = act({
  path: '/console/payments/{id}/refund/confirmed',
  scope: 'cancellations:write',
  async act(visit, service) {
    const found = await readMoneyFound(visit);
    const asked = askedIn(visit, service);
    const { payment } = found;
    if (!isPossible(found, asked)) {
      return answerPage(service, visit, 'payments', askHowMuch(visit, found, tooMuch(visit, found)));
    }
    const rules = rulesFor(visit.operator, service.console, { ...asked, canceledWon: payment.canceledWon });
    if (rules.isTypedAgain && typedWon(visit.form.again ?? '') !== asked.amountWon) {
      const complaint = visit.say('다시 적은 금액이 달라요.', 'The amount that was typed again is another one.');
      return answerPage(service, visit, 'payments', confirmPage(visit, service, found, asked, complaint));
    }
    return rules.needsSecond
      ? askAnother(visit, service, payment.id, asked)
      : refund(visit, service, payment.id, asked);
  },
});

async function askAnother(visit: Visit, service: ConsoleService, paymentId: string, asked: Asked): Promise<string> {
  const { amountWon, reason } = asked;
  const by = visit.operator.name;
  const deed = {
    act: 'ask_to_cancel',
    by: actorOf(by),
    target: paymentId,
    amountWon,
    reason: reason || undefined,
  } as const;
  await audited(service, deed, () => propose(service, { paymentId, amountWon, reason: reason || undefined, by }));
  return `/console/payments/${paymentId}?done=proposed`;
}

async function refund(visit: Visit, service: ConsoleService, id: string, asked: Asked): Promise<string | Answer> {
  const { amountWon, reason, key } = asked;
  const by = actorOf(visit.operator.name);
  const deed = { act: 'cancel', by, target: id, amountWon, reason: reason || undefined } as const;
  const made = await audited(service, deed, () => cancelThrough(visit, id, { amountWon, reason }, key));
  return `/console/payments/${id}?done=${made.status === 'canceled' ? 'canceled' : 'canceling'}`;
}

/** By the API; the same key once more gives nothing back a second time. */
export const cancelThrough = (
  { api }: Pick<Visit, 'api'>,
  paymentId: string,
  { amountWon, reason }: { readonly amountWon: number; readonly reason?: string | undefined },
  key: string,
): Promise<CancellationView> =>
  api.post(`/v1/payments/${paymentId}/cancellations`, { amountWon, ...(reason && { reason }) }, `console-${key}`);
