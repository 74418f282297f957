import assert from 'node:assert/strict';
import type { PaymentView } from '../../service/src/routes/view.ts';
import { createPayment, follow, tellShop } from '../running/by-http.ts';
import type { Told } from '../running/receiver.ts';
import type { Cloud } from './cloud.ts';
import type { Deployed } from './deployed.ts';
import type { Decision } from './emulator.ts';
import { payAt } from './paying.ts';
import { heading, step } from './steps.ts';

/** A deployment shows the secret to a person alone; this is a pipeline, and makes a new one. */
export async function learnSecret({ receiver }: Cloud, deployed: Deployed): Promise<void> {
  const path = '/v1/webhook-endpoints/we_deployment/rotate-secret';
  receiver.secret = (await tellShop<{ readonly secret: string }>(deployed, path)).secret;
}

/** Pays an order; gives the payment, and when the payer saw the receipt, ms since 1970. */
export async function payOrder(deployed: Deployed, orderId: string) {
  const payment = await createPayment(deployed, { orderId });
  await follow(await payAt(payment));
  return { payment, paidAt: Date.now() };
}

const triesOf = ({ receiver }: Cloud, { id }: PaymentView): readonly Told[] =>
  receiver.told.filter(({ data }) => data.id === id);

/** The shop is told by the table's stream, and by nobody else. */
export async function checkTelling(cloud: Cloud, deployed: Deployed): Promise<void> {
  heading('Telling the shop');
  await step('a payment is told at once, with a signature that the library of the standard accepts', async () => {
    await tellAtOnce(cloud, deployed, 'T-1'); // a cold start
    const seconds = await tellAtOnce(cloud, deployed, 'T-2');
    console.log(`        told ${seconds.toFixed(2)} s after the payer saw the receipt`);
    assert.ok(seconds < 5, 'that was not the stream');
  });
}

async function tellAtOnce(cloud: Cloud, deployed: Deployed, orderId: string): Promise<number> {
  const calls = callsOf(cloud, deployed, 'deliver');
  const { payment, paidAt } = await payOrder(deployed, orderId);
  await until(() => triesOf(cloud, payment).length > 0, 'nobody was told');
  const [told] = triesOf(cloud, payment);
  assert.deepEqual([told?.type, told?.data.status, told?.status], ['payment.approved', 'approved', 204]);
  const hasWritten = () => calls().some(({ action }) => action === 'dynamodb:UpdateItem');
  await until(hasWritten, 'somebody else than deliver told it');
  return ((told?.at ?? 0) - paidAt) / 1000;
}

/** What a function asks of AWS from now on, and what IAM says to it. */
export function callsOf({ emulator }: Cloud, { stack }: Deployed, name: string): () => readonly Decision[] {
  const before = emulator.decisions.length;
  return () => emulator.decisions.slice(before).filter(({ principal }) => principal.endsWith(`/${stack}-${name}`));
}

export function assertAllowed(calls: readonly Decision[]): void {
  assert.deepEqual(new Set(calls.map(({ decision }) => decision)), new Set(['Allow']));
}

/** The shop is down when a payment is told, and well again at once; it is told again by the schedule. */
export async function tellInVain(cloud: Cloud, deployed: Deployed, orderId: string): Promise<PaymentView> {
  cloud.receiver.status = 503;
  const { payment } = await payOrder(deployed, orderId);
  await until(() => triesOf(cloud, payment).length > 0, 'nobody was told');
  cloud.receiver.status = 204;
  return payment;
}

/** Waits for the schedule, which comes every minute. */
export async function untilTold(cloud: Cloud, payment: PaymentView): Promise<void> {
  const isTold = () => triesOf(cloud, payment).some(({ status }) => status === 204);
  await until(isTold, 'it was never told', scheduledMs);
  const tries = triesOf(cloud, payment);
  assert.deepEqual(
    tries.map(({ status }) => status),
    [503, 204],
  );
  assert.equal(new Set(tries.map(({ body }) => body)).size, 1);
  assert.equal(new Set(tries.map(({ id }) => id)).size, 1);
}

const scheduledMs = 2 * 60_000;

/** Waits until something is true, half a minute at most. */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  otherwise: string,
  waitMs = 30_000,
): Promise<void> {
  const stopAt = Date.now() + waitMs;
  while (!(await isTrue())) {
    if (Date.now() > stopAt) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
