import assert from 'node:assert/strict';
import { paymentKey, readPayment } from '../../service/src/store/payments.ts';
import { askShop, createPayment, follow, tellShop, visit } from '../running/by-http.ts';
import type { Cloud } from './cloud.ts';
import type { Deployed } from './deployed.ts';
import { consoleUses } from './operating.ts';
import { cancelPart, payAt } from './paying.ts';
import { cutOff } from './recovery.ts';
import { subscribe, subscribedAndDue } from './subscribing.ts';
import { assertAllowed, callsOf, until } from './telling.ts';
import { deliverUses, eventsUses, reportsUses } from './uses-of-telling.ts';

/** Something that works with a right and fails without it. */
export type Use = (cloud: Cloud, deployed: Deployed) => Promise<unknown>;

let count = 0;
const nextOrder = () => ({ orderId: `R-${++count}` });

async function expectStatus(url: string, status: number): Promise<void> {
  assert.equal((await visit(url)).status, status);
}

const functionName = ({ stack }: Deployed, name: string) => `${stack}-${name}`;

/** The same after a cold start: that is when secrets are read. */
const cold =
  (name: string, use: Use): Use =>
  async (cloud, deployed) => {
    await cloud.account.makeCold(functionName(deployed, name));
    await use(cloud, deployed);
  };

const testPayment: Use = (_, { url }) => expectStatus(`${url}/`, 301);
const order: Use = (_, deployed) => createPayment(deployed, nextOrder());
const nextOrderId = () => nextOrder().orderId;
const subscription: Use = (_, deployed) => subscribe(deployed, nextOrderId());
const wake: Use = ({ account }, deployed) => account.invoke(functionName(deployed, 'wake'));

/** KakaoPay refuses once; the shop's second try with the same key need not wait. */
const tryAgain: Use = async ({ simulator }, deployed) => {
  const key = { 'idempotency-key': `key-${++count}` };
  const same = nextOrder();
  simulator.faults.add({ call: 'ready', kind: 'refuse', code: -7, times: 1 });
  await assert.rejects(createPayment(deployed, same, key));
  simulator.faults.clear();
  await createPayment(deployed, same, key);
};

const cancel: Use = async (_, deployed) => {
  const payment = await createPayment(deployed, nextOrder());
  await follow(await payAt(payment));
  await cancelPart(deployed, payment, { amountWon: 700 });
};

const listCancellations: Use = async (_, deployed) => {
  const { id } = await createPayment(deployed, nextOrder());
  await askShop(deployed, `/v1/payments/${id}/cancellations`);
};

/** With a payment that `wake` has to look up, now rather than in half a minute. */
const wakeForPayment: Use = async (cloud, deployed) => {
  const { id } = await cutOff(cloud, deployed, nextOrderId());
  const table = cloud.account.table(deployed.tableName);
  const payment = await readPayment(table, id);
  await table.updateIf(paymentKey(id), payment?.version ?? 0, { queuedAt: Date.now() });
  await wake(cloud, deployed);
};

/** The schedule may be the one to charge: what counts is what `wake` was let do, whoever has run it. */
const wakeForCharges: Use = async (cloud, deployed) => {
  const calls = callsOf(cloud, deployed, 'wake');
  await subscribedAndDue(cloud, deployed, nextOrderId());
  await wake(cloud, deployed);
  await until(() => calls().some(({ action }) => action === 'dynamodb:PutItem'), 'wake has charged nobody');
  assertAllowed(calls());
};

/** Each right of each role by its Sid. `WriteLog` is not here: the emulator does not ask for it. */
export const uses: Readonly<Record<string, Readonly<Record<string, Use>>>> = {
  CheckoutRole: {
    ReadPayment: async (_, deployed) => {
      const { receiptUrl } = await createPayment(deployed, nextOrder());
      await expectStatus(receiptUrl, 200);
    },
    StoreTestPayment: testPayment,
    WriteIntentAndOutcome: async (_, deployed) => {
      const payment = await createPayment(deployed, nextOrder());
      await expectStatus(await payAt(payment), 303);
    },
    ReadSecrets: cold('checkout', testPayment),
  },
  PaymentsRole: {
    ReadKeyAndPayment: async (_, deployed) => {
      const { id } = await createPayment(deployed, nextOrder());
      await askShop(deployed, `/v1/payments/${id}`);
    },
    StorePayment: order,
    ChangeClaimAndPayment: tryAgain,
    ListByDay: (_, deployed) => askShop(deployed, '/v1/payments'),
    ReadSecrets: cold('payments', order),
  },
  CancellationsRole: {
    ReadKeyAndPayment: listCancellations,
    WriteIntentAndOutcome: cancel,
    ReadSecrets: cold('cancellations', cancel),
  },
  SubscriptionsRole: {
    ReadKeySubscriptionAndPayment: async (_, deployed) => {
      const { id } = await subscribe(deployed, nextOrderId());
      await askShop(deployed, `/v1/subscriptions/${id}`);
    },
    StoreSubscriptionAndPayment: subscription,
    WriteIntentAndOutcome: async (_, deployed) => {
      const { id } = await subscribe(deployed, nextOrderId());
      await tellShop(deployed, `/v1/subscriptions/${id}/end`);
    },
    ListByMonth: (_, deployed) => askShop(deployed, '/v1/subscriptions'),
    ReadSecrets: cold('subscriptions', subscription),
  },
  EventsRole: eventsUses,
  ReportsRole: reportsUses,
  ConsoleRole: consoleUses,
  ReferenceRole: {},
  DeliverRole: deliverUses,
  WakeRole: {
    FindDue: wake,
    ReadPayment: wakeForPayment,
    StoreCharge: wakeForCharges,
    WriteOutcome: wakeForPayment,
    ReadSecrets: cold('wake', wake),
  },
};
