import { askAbout, type Desk } from './desk.ts';
import { newRefund, type Order, openRefund, withRefund } from './order.ts';

/** Gives money back. A form that is sent twice asks once: it names how many refunds there were before. */
export async function refund(desk: Desk, order: Order, asked: { before: number; goodId?: string }): Promise<void> {
  const key = desk.newToken();
  desk.store.change(order.token, (before) => {
    const made = asked.before === before.refunds.length ? newRefund(before, key, asked.goodId) : undefined;
    return made ? { ...before, refunds: [...before.refunds, made] } : before;
  });
  await sendRefund(desk, order.token);
}

/** Sends the refund whose outcome is open: for the first time or once more, the key makes that the same. */
export async function sendRefund(desk: Desk, token: string): Promise<void> {
  const order = desk.store.get(token);
  const [open, { payment }] = [openRefund(order), order];
  if (!open || !payment) return;
  const body = { reason: '구매자 취소', ...(open.amountWon && { amountWon: open.amountWon }) };
  const answer = await desk.service('POST', `/v1/payments/${payment.id}/cancellations`, { body, key: open.key });
  // 202: not known yet. An answer about something else than the refund, such as 401, proves nothing either.
  const isRefused = [409, 422, 502].includes(answer.status) && answer.body.retryable === false;
  const state = answer.status === 201 ? 'done' : isRefused ? 'refused' : 'open';
  if (state !== 'open') desk.store.change(token, (before) => withRefund(before, open.key, state));
  await askAbout(desk, token, payment.id);
}
