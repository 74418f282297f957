import { html } from 'hono/html';
import { Problem } from '../../http/problem.ts';
import type { Html } from '../../pages/page.ts';
import { canceledOf } from '../../payment/cancellation.ts';
import { readPayment } from '../../store/payments.ts';
import { actorOf } from '../access/operators.ts';
import { type Act, audited } from '../audit.ts';
import { form } from '../parts.ts';
import { cancelThrough } from '../payments/refund.ts';
import { mayConfirm } from '../payments/refund-rules.ts';
import { decide, isOpen, type Proposal, readProposal } from '../proposals.ts';
import { act } from '../routing.ts';
import type { ConsoleService } from '../service.ts';
import type { Visit } from '../visit.ts';

/** What an operator may say to another one's refund. */
export const proposalForms = (visit: Visit, { id, by }: Proposal, isAllowed: boolean): Html => {
  const { say, operator } = visit;
  const decline = form(visit, { action: `/console/proposals/${id}/decline`, button: say('돌려보내기', 'Decline') });
  if (!isAllowed && operator.name !== by)
    return html`<p class="quiet small-text">${say('이 금액을 확인할 수 있는 운영자가 확인해야 해요.', 'An operator whose limit allows it has to confirm it.')}</p>`;
  if (!isAllowed) return decline;
  const confirm = {
    action: `/console/proposals/${id}/confirm`,
    button: say('확인하고 돌려주기', 'Confirm and refund'),
    danger: true,
  };
  return html`<div class="row">${form(visit, confirm)}${decline}</div>`;
};

/** Made by whoever confirms it. The same proposal is one cancellation, however often it is confirmed. */
export const confirmForm = act({
  path: '/console/proposals/{id}/confirm',
  scope: 'cancellations:write',
  async act(visit, service) {
    const proposal = await openOne(visit, service);
    const { paymentId, amountWon } = proposal;
    const payment = await readPayment(service.table, paymentId);
    if (payment === undefined) throw new Problem('payment_not_found');
    if (!mayConfirm(visit.operator, proposal, { amountWon, canceledWon: canceledOf(payment).amountWon }))
      throw new Problem('forbidden', { detail: 'role' });
    const made = await audited(service, deedOf(visit, 'confirm_cancel', proposal), async () => {
      // KakaoPay first: what was decided and not done would look done.
      const cancellation = await cancelThrough(visit, paymentId, wordsOf(proposal), proposal.id);
      await decide(service.table, proposal, { by: visit.operator.name, at: visit.now, as: 'confirmed' });
      return cancellation;
    });
    return `/console/payments/${paymentId}?done=${made.status === 'canceled' ? 'canceled' : 'canceling'}`;
  },
});

/** The payment's own books name both. */
const wordsOf = ({ amountWon, by, reason }: Proposal) => ({
  amountWon,
  reason: [reason, `(${actorOf(by)})`].filter(Boolean).join(' ').slice(0, 200),
});

export const declineForm = act({
  path: '/console/proposals/{id}/decline',
  scope: 'cancellations:write',
  async act(visit, service) {
    const proposal = await openOne(visit, service);
    await audited(service, deedOf(visit, 'decline_cancel', proposal), async () => {
      const isDecided = await decide(service.table, proposal, {
        by: visit.operator.name,
        at: visit.now,
        as: 'declined',
      });
      if (!isDecided) throw new Problem('request_in_progress');
    });
    return '/console?done=declined';
  },
});

async function openOne({ path: { id = '' }, now }: Visit, { table }: ConsoleService): Promise<Proposal> {
  const proposal = await readProposal(table, id);
  if (proposal === undefined || !isOpen(proposal, now)) throw new Problem('not_found');
  return proposal;
}

const deedOf = ({ operator }: Visit, deed: Act, { paymentId, amountWon, reason }: Proposal) => ({
  act: deed,
  by: actorOf(operator.name),
  target: paymentId,
  amountWon,
  reason,
});
