import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import { mayUse } from '../access/roles.ts';
import { form } from '../parts.ts';
import type { Visit } from '../visit.ts';
import type { MoneyFound } from './read-payment.ts';

/** What is safe now and within the operator's role, and nothing else. */
export function actions(visit: Visit, { payment, leftWon }: MoneyFound): Html {
  const { say, operator } = visit;
  const isPaid = payment.status === 'approved' || payment.status === 'partially_canceled';
  const canCancel = isPaid && leftWon > 0 && payment.tid !== undefined && mayUse(operator.role, 'cancellations:write');
  const canClose = payment.status === 'ready' && mayUse(operator.role, 'payments:write');
  const parts = [
    canCancel &&
      html`<p class="actions"><a class="button main" href="/console/payments/${payment.id}/refund">${say('취소·환불하기', 'Refund')}</a></p>`,
    canClose &&
      form(visit, {
        action: `/console/payments/${payment.id}/close`,
        button: say('결제 닫기', 'Close the payment'),
        fields: html`<p class="quiet small-text">${say('닫으면 구매자가 더는 결제할 수 없어요. 결제된 금액은 없어요.', 'The buyer can no longer pay it. Nothing has been charged.')}</p>`,
      }),
  ].filter((part) => part !== false);
  const title = html`<h2>${say('할 수 있는 일', 'What you can do')}</h2>`;
  if (parts.length > 0) return html`${title}${parts}`;
  return html`${title}<p class="quiet">${nothingToDo(visit, payment.status)}</p>`;
}

const nothingToDo = ({ say }: Visit, status: MoneyFound['payment']['status']): string =>
  status === 'approving' || status === 'canceling' || status === 'charging'
    ? say(
        '결과를 확인하는 중이에요. 끝나면 할 수 있는 일이 보여요.',
        'The outcome is being looked into. What can be done then is shown here.',
      )
    : say('지금 할 일이 없어요.', 'There is nothing to do now.');
