import type { Item } from '../../service/src/ports/table.ts';
import { fromItem } from '../../service/src/store/payments.ts';
import { urlOf } from './endpoints.ts';
import { bodyOf, type Person, type ShopAsks } from './person.ts';

interface EndpointList {
  readonly endpoints: readonly { readonly id: string; readonly status?: string }[];
}

const acts = ['rotate', 'disable', 'enable', 'test', 'replay', 'delete', 'create', 'list'] as const;

/** Somebody of the shop's staff looks after the endpoints while much is going on. */
export async function operate(person: Person): Promise<void> {
  const { chance } = person;
  for (let i = chance.between(1, 4); i > 0; i--) {
    await person.wait(10_000, 8 * 60_000);
    await act(person, chance.pick(acts));
  }
}

async function act(person: Person, what: (typeof acts)[number]): Promise<void> {
  const { chance, world } = person;
  if (what === 'list') return void (await person.shop({ flow: 'listEvents', method: 'GET', address: '/v1/events' }));
  const listed = await person.shop({ flow: 'listEndpoints', method: 'GET', address: '/v1/webhook-endpoints' });
  if (listed?.status !== 200) return;
  const ids = bodyOf<EndpointList>(listed).endpoints.map(({ id }) => id);
  if (what === 'create') {
    await person.shop({ flow: 'createEndpoint', address: '/v1/webhook-endpoints', body: { url: urlOf(3) } });
    return;
  }
  if (ids.length === 0) return;
  const asked = endpointAct(chance.pick(ids), what, world.schedule.now());
  await person.shop(asked);
}

function endpointAct(id: string, what: (typeof acts)[number], now: number): ShopAsks {
  const address = `/v1/webhook-endpoints/${id}`;
  if (what === 'rotate') return { flow: 'rotateSecret', address: `${address}/rotate-secret`, body: '' };
  if (what === 'test') return { flow: 'testEndpoint', address: `${address}/test`, body: '' };
  if (what === 'delete') return { flow: 'deleteEndpoint', method: 'DELETE', address };
  if (what === 'replay') {
    const body = { since: new Date(now - 3_600_000).toISOString() };
    return { flow: 'replayEvents', address: `${address}/replay`, body };
  }
  return { flow: 'changeEndpoint', method: 'PATCH', address, body: { enabled: what === 'enable' } };
}

/** At the end a person settles whatever came to one, by what KakaoPay shows, and else by its partner console. */
export async function settleReviews(person: Person, items: ReadonlyMap<string, Item>): Promise<void> {
  const open = () => [...items.values()].filter(({ sk, status }) => sk.startsWith('pay_') && status === 'needs_review');
  for (const item of open()) await review(person, item.sk, { action: 'adopt' });
  for (const item of open()) {
    const { tid, orderId, id } = fromItem(item);
    const shown = person.world.simulator
      .payments()
      .find((one) => (tid === undefined ? one.orderId === orderId : one.tid === tid));
    await review(person, id, { action: 'settle_by_hand', reason: 'seen in the partner console', ...standing(shown) });
  }
}

function standing(
  shown:
    | { readonly totalWon: number; readonly canceledWon: number; readonly approvedAt?: string | undefined }
    | undefined,
) {
  if (shown?.approvedAt === undefined) return { as: 'unpaid' };
  const { canceledWon, totalWon } = shown;
  if (canceledWon === 0) return { as: 'paid' };
  return canceledWon === totalWon ? { as: 'canceled' } : { as: 'partially_canceled', canceledWon };
}

const review = (person: Person, id: string, body: object) =>
  person.shop({ flow: 'reviewPayment', address: `/v1/payments/${id}/review`, body });
