import assert from 'node:assert/strict';
import type { CancellationView } from '../../service/src/routes/cancellation-view.ts';
import type { PaymentView } from '../../service/src/routes/view.ts';
import { actOnPage, askShop, createPayment, follow, tellShop, visit } from '../running/by-http.ts';
import { launchChromium, leftOutWithoutChromium } from '../running/chromium.ts';
import { openTab } from '../running/tabs.ts';
import type { Cloud } from './cloud.ts';
import type { Deployed } from './deployed.ts';
import { heading, step } from './steps.ts';

/** What a payer and a shop do, through API Gateway, Lambda and DynamoDB. */
export async function checkPaying(cloud: Cloud, deployed: Deployed): Promise<void> {
  heading('Paying');
  await step('GET / is the test payment with its three headers', () => testPayment(deployed));
  await step('HEAD / answers the same headers', () => headOfTestPayment(deployed));
  await step('a payment by HTTP, from the order to the receipt, looked up and listed', () => byHttp(cloud, deployed));
  await step('a part of it is given back, and the same request gives it back once', () => inPart(cloud, deployed));
  if (!leftOutWithoutChromium('paying in a browser')) {
    await step('a payment in a browser', () => inBrowser(cloud, deployed));
  }
  await step('the API describes itself', () => reference(deployed));
  await step('without a key there is no answer', async () => {
    assert.equal((await visit(`${deployed.url}/v1/payments`)).status, 401);
  });
}

const noCache = { 'cache-control': 'no-cache, no-store, must-revalidate', pragma: 'no-cache', expires: '0' };

function assertTestPayment({ status, headers, location }: Awaited<ReturnType<typeof visit>>): void {
  assert.equal(status, 301);
  assert.match(location, /\/pc\/pg\/one-time\/payment\/[0-9a-f]{64}$/);
  assert.deepEqual(Object.fromEntries(Object.keys(noCache).map((name) => [name, headers.get(name)])), noCache);
}

async function testPayment({ url }: Deployed): Promise<void> {
  const first = await visit(`${url}/`);
  assertTestPayment(first);
  const receipt = await follow(await actOnPage(first.location, 'pay', { method: 'MONEY' }));
  assert.match(receipt.url, /\/receipt\//);
  assert.match(receipt.text, /2,200원/);
}

const headOfTestPayment = async ({ url }: Deployed): Promise<void> =>
  assertTestPayment(await visit(`${url}/`, { method: 'HEAD' }));

async function byHttp({ simulator }: Cloud, deployed: Deployed): Promise<void> {
  const payment = await createPayment(deployed, { orderId: 'A-1', totalWon: 60_000 });
  const comeBack = await payAt(payment);
  assert.ok(comeBack.startsWith(`${deployed.url}/return/`), comeBack);
  const receipt = await follow(comeBack);
  assert.match(receipt.text, /60,000원/);
  const approved = await askShop<PaymentView>(deployed, `/v1/payments/${payment.id}`);
  assert.equal(approved.status, 'approved');
  for (const query of ['', '?orderId=A-1', '?status=approved&limit=100']) {
    const { payments } = await askShop<{ payments: PaymentView[] }>(deployed, `/v1/payments${query}`);
    assert.ok(
      payments.some(({ id }) => id === payment.id),
      query,
    );
  }
  assert.equal(simulator.ledger().entries.at(-1)?.aid, approved.approval?.aid);
}

async function inPart({ simulator }: Cloud, deployed: Deployed): Promise<void> {
  const payment = await createPayment(deployed, { orderId: 'A-3', totalWon: 10_000 });
  await follow(await payAt(payment));
  const first = await cancelPart(deployed, payment, { amountWon: 700 });
  assert.deepEqual(await cancelPart(deployed, payment, { amountWon: 700 }), first);
  const { status } = await askShop<PaymentView>(deployed, `/v1/payments/${payment.id}`);
  assert.equal(status, 'partially_canceled');
  const { kind, totalWon } = simulator.ledger().entries.at(-1) ?? {};
  assert.deepEqual([kind, totalWon, first.status], ['CANCEL', 700, 'canceled']);
}

/** The key is the payment's: to ask twice gives money back once. */
export const cancelPart = (deployed: Deployed, { id }: PaymentView, body: object): Promise<CancellationView> =>
  tellShop(deployed, `/v1/payments/${id}/cancellations`, body, { 'idempotency-key': `cancel-${id}` });

/** The payer opens the checkout link and pays; gives where the browser goes next. */
export async function payAt({ checkoutUrl }: PaymentView): Promise<string> {
  return actOnPage((await visit(checkoutUrl)).location, 'pay', { method: 'MONEY' });
}

async function inBrowser({ simulator }: Cloud, deployed: Deployed): Promise<void> {
  const before = simulator.ledger().totals.payments;
  const { checkoutUrl } = await createPayment(deployed, { orderId: 'A-2' });
  const browser = await launchChromium();
  try {
    const { page, complaints } = await openTab(browser, { locale: 'ko-KR' });
    await page.goto(checkoutUrl);
    await page.getByRole('button', { name: /결제하기$/ }).click();
    await page.waitForURL(/\/receipt\//);
    assert.equal(await page.locator('h1').textContent(), '결제가 완료되었어요');
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
  assert.equal(simulator.ledger().totals.payments, before + 1);
}

async function reference({ url }: Deployed): Promise<void> {
  const { openapi } = JSON.parse((await visit(`${url}/openapi.json`)).text) as { openapi: string };
  assert.match(openapi, /^3\.1/);
  assert.equal((await visit(`${url}/problems`)).status, 200);
}
