import assert from 'node:assert/strict';
import { askShop, createPayment, visit } from '../running/by-http.ts';
import type { Cloud } from './cloud.ts';
import type { Deployed } from './deployed.ts';
import { payAt } from './paying.ts';

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
    ChangeClaims: tryAgain,
    ListByDay: (_, deployed) => askShop(deployed, '/v1/payments'),
    ReadSecrets: cold('payments', order),
  },
  ReferenceRole: {},
  WakeRole: { FindDue: wake, ReadPayment: wake, WriteOutcome: wake, ReadSecrets: cold('wake', wake) },
};
