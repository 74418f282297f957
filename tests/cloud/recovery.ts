import assert from 'node:assert/strict';
import type { PaymentView } from '../../service/src/routes/view.ts';
import { askShop, createPayment, visit } from '../running/by-http.ts';
import type { Cloud } from './cloud.ts';
import type { Deployed } from './deployed.ts';
import { payAt } from './paying.ts';

/** The payer has paid and comes back, but neither the approve nor the lookup after it is answered. */
export async function cutOff({ simulator }: Cloud, deployed: Deployed, orderId: string): Promise<PaymentView> {
  const payment = await createPayment(deployed, { orderId });
  const comeBack = await payAt(payment);
  simulator.faults.add({ call: 'approve', kind: 'lose_answer', times: 1 });
  simulator.faults.add({ call: 'order', kind: 'lose_answer', times: 1 });
  const answer = await visit(comeBack);
  assert.deepEqual(
    simulator.faults.list().map(({ fired }) => fired),
    [1, 1],
  );
  simulator.faults.clear();
  assert.match(answer.location, /\/result$/);
  assert.equal(await statusOf(deployed, payment), 'approving');
  return payment;
}

export const statusOf = async (deployed: Deployed, { id }: PaymentView): Promise<string> =>
  (await askShop<PaymentView>(deployed, `/v1/payments/${id}`)).status;

/** An intent is looked up 30 s after it was written; the schedule comes every minute. */
const scheduledMs = 30_000 + 2 * 60_000;

/** Waits for the schedule. The shop asks meanwhile, which moves nothing. */
export async function untilWoken(cloud: Cloud, deployed: Deployed, payment: PaymentView): Promise<void> {
  const stopAt = Date.now() + scheduledMs;
  let status = await statusOf(deployed, payment);
  while (status === 'approving' && Date.now() < stopAt) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    status = await statusOf(deployed, payment);
  }
  assert.equal(status, 'approved');
  const writer = `/${deployed.stack}-wake`;
  assert.ok(
    cloud.emulator.decisions.some(({ principal, sid }) => principal.endsWith(writer) && sid === 'WriteOutcome'),
    'somebody else has finished it',
  );
}
