import { askShop, changeAtShop, tellShop } from '../running/by-http.ts';
import type { Cloud } from './cloud.ts';
import type { Deployed } from './deployed.ts';
import { assertAllowed, callsOf, payOrder, until } from './telling.ts';
import type { Use } from './uses.ts';

let count = 0;

/** Waits until `deliver` did this, and fails as soon as it was not let do something. */
const deliverDoes =
  (action: string): Use =>
  async (cloud, deployed) => {
    const calls = callsOf(cloud, deployed, 'deliver');
    await payOrder(deployed, `N-${++count}`);
    await until(
      () => calls().some((call) => call.action === action || call.decision !== 'Allow'),
      'deliver did nothing',
    );
    assertAllowed(calls());
  };

/** An endpoint that takes nothing, for as long as it is needed. */
const withDeadEnd =
  (use: (cloud: Cloud, deployed: Deployed, address: string) => Promise<unknown>): Use =>
  async (cloud, deployed) => {
    const url = cloud.receiver.url.replace('/webhooks', '/nobody');
    const { id } = await tellShop<{ readonly id: string }>(deployed, '/v1/webhook-endpoints', { url });
    const address = `/v1/webhook-endpoints/${id}`;
    try {
      await use(cloud, deployed, address);
    } finally {
      await changeAtShop(deployed, 'DELETE', address);
    }
  };

/** In Korea. */
const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 'yyyy-mm-dd'.length);

const deployment = '/v1/webhook-endpoints/we_deployment';
const endpoints: Use = (_, deployed) => askShop(deployed, '/v1/webhook-endpoints');
const describeEndpoint: Use = (_, deployed) =>
  changeAtShop(deployed, 'PATCH', deployment, { description: `The shop ${++count}` });

export const deliverUses: Readonly<Record<string, Use>> = {
  HearOfNews: deliverDoes('dynamodb:GetItem'),
  ReadEndpointsAndEvent: deliverDoes('dynamodb:GetItem'),
  StoreAttempt: withDeadEnd(deliverDoes('dynamodb:PutItem')),
  WriteOutcome: deliverDoes('dynamodb:UpdateItem'),
  ReadSecret: async (cloud, deployed) => {
    await cloud.account.makeCold(`${deployed.stack}-deliver`);
    await deliverDoes('ssm:GetParameters')(cloud, deployed);
  },
};

export const eventsUses: Readonly<Record<string, Use>> = {
  ReadKeyEndpointsAndEvents: endpoints,
  StoreReplay: withDeadEnd((_, deployed, address) => tellShop(deployed, `${address}/replay`, { from: today() })),
  ChangeEndpointsAndQueue: describeEndpoint,
  ListAttempts: async (_, deployed) => {
    const { events } = await askShop<{ readonly events: readonly { readonly id: string }[] }>(deployed, '/v1/events');
    await askShop(deployed, `/v1/events/${events[0]?.id}`);
  },
  WalkEvents: (_, deployed) => askShop(deployed, '/v1/events'),
  ReadSecret: async (cloud, deployed) => {
    await cloud.account.makeCold(`${deployed.stack}-events`);
    await endpoints(cloud, deployed);
  },
};

const report: Use = (_, deployed) => askShop(deployed, `/v1/reports/days/${today()}`);

export const reportsUses: Readonly<Record<string, Use>> = {
  ReadKeyAndPayment: report,
  ListByDay: report,
  WalkChanged: report,
};
