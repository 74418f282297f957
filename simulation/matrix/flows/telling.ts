import { paymentKey } from '../../../service/src/store/payments.ts';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { addressOf, listen } from '../../../world/listening.ts';
import type { Hook } from '../../../world/outside.ts';
import { askEvents } from '../../../world/telling.ts';
import type { VirtualWorld } from '../../../world/world.ts';
import { type Flow, flow, isDone } from '../flow.ts';

interface Told {
  readonly id: string;
}

/** Two events of a payment, for two endpoints. */
async function twoEvents(virtual: VirtualWorld): Promise<Told> {
  await listen(virtual, 'we_b');
  const { id } = await startApproved(virtual);
  await cancelPayment(virtual, id, { amountWon: 700 });
  return { id };
}

/** The first endpoint answers so, so many times. */
function answering(virtual: VirtualWorld, status: number, times: number): void {
  let left = times;
  virtual.receiver.answer = ({ url }) =>
    url === addressOf('we_a') && left-- > 0 ? { status, said: 'down' } : { status: 204, said: '' };
}

const another = async (virtual: VirtualWorld, { id }: Told) => {
  await cancelPayment(virtual, id, {}, { key: 'all' });
  await virtual.stream();
};
const others = {
  'another event, and the stream': another,
  'a wake': (virtual: VirtualWorld) => virtual.wake(),
  'the stream': (virtual: VirtualWorld, { id }: Told) => virtual.stream(undefined, [paymentKey(id)]),
  'another event, the stream and two wakes at once': (virtual: VirtualWorld, told: Told) =>
    Promise.all([another(virtual, told), virtual.wake(), virtual.wake()]),
};

/** What the table's stream brings is brought again after a crash, and may be brought twice. */
const stream = (virtual: VirtualWorld, { id }: Told, hook?: Hook) => virtual.stream(hook, [paymentKey(id)]);
const wake = (virtual: VirtualWorld, _: Told, hook?: Hook) => virtual.wake(hook);

const rows: Readonly<Record<string, Partial<Flow<Told>> & { readonly act: Flow<Told>['act'] }>> = {
  'the stream tells': { act: stream, others },
  'the stream tells, and is failed': {
    async prepare(virtual) {
      answering(virtual, 500, 2);
      return twoEvents(virtual);
    },
    act: stream,
    others,
  },
  'wake tells what no stream has brought': {
    async prepare(virtual) {
      const told = await twoEvents(virtual);
      await virtual.pass(31_000);
      return told;
    },
    act: wake,
    others,
  },
  'wake tells again what failed': {
    async prepare(virtual) {
      answering(virtual, 500, 1);
      const told = await twoEvents(virtual);
      await virtual.stream();
      await virtual.pass(10_000);
      return told;
    },
    act: wake,
    others,
  },
  'an endpoint is gone (410)': {
    async prepare(virtual) {
      answering(virtual, 410, Number.POSITIVE_INFINITY);
      return twoEvents(virtual);
    },
    act: stream,
  },
  'an event is delivered again': {
    async prepare(virtual) {
      const told = await twoEvents(virtual);
      await virtual.settle();
      return told;
    },
    act: (virtual, { id }, hook) => askEvents(virtual, 'POST', `/v1/events/${id}_3/deliver`, {}, hook),
    judge(virtual, { id }, met) {
      const times = virtual.receiver.received.filter((one) => one.id === `${id}_3`).length;
      return isDone(met) && times < 4 ? [`it was told ${times} times to two endpoints`] : [];
    },
  },
};

export const tellingFlows: readonly Flow[] = Object.entries(rows).map(([name, row]) =>
  flow({ name, prepare: twoEvents, judge: () => [], ...row }),
);
