import { describe, expect, test } from 'vitest';
import { cancelPayment, startApproved, startPaid, startPayment, statusOf } from '../world/actions.ts';
import { chargeNow, passDays, startSubscribed } from '../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../world/world.ts';

// What the simulator says about a program must be true: of our own, which does right, it has nothing bad to say.
const complaints = ({ simulator }: VirtualWorld) =>
  simulator.requests({ severity: 'warning' }).flatMap(({ n, findings }) => findings.map(({ en }) => `#${n} ${en}`));

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test('payments that go well', async () => {
    const virtual = await createWorld({ generation });
    const { id, comeBack } = await startPaid(virtual);
    await virtual.get(comeBack);
    // The payer reloads the page.
    await virtual.get(comeBack);
    await cancelPayment(virtual, id, { amountWon: 600 });
    await cancelPayment(virtual, id, { amountWon: 600 }, { key: 'second' });
    await cancelPayment(virtual, id);
    const whole = await startApproved(virtual);
    await cancelPayment(virtual, whole.id);
    await virtual.settle();
    expect(await statusOf(virtual, id)).toBe('canceled');
    expect(complaints(virtual)).toEqual([]);
    expect(virtual.simulator.requests().length).toBeGreaterThan(10);
  });

  test('payers who do not finish', async () => {
    const virtual = await createWorld({ generation });
    const { tid } = await startPayment(virtual);
    await virtual.follow((await virtual.simulator.payer.quit(tid)).redirect);
    await startPayment(virtual);
    await virtual.settle();
    expect(complaints(virtual)).toEqual([]);
  });

  test.each(['lose_answer', 'bank_unknown'] as const)('answers that do not come: %s', async (kind) => {
    const virtual = await createWorld({ generation });
    for (const call of ['approve', 'cancel'] as const) virtual.simulator.faults.add({ call, kind, times: 2 });
    const { id, comeBack } = await startPaid(virtual);
    await virtual.get(comeBack);
    await virtual.settle();
    await cancelPayment(virtual, id, { amountWon: 600 });
    await virtual.settle();
    expect(complaints(virtual)).toEqual([]);
  });

  test.each(['lose_answer', 'bank_unknown'] as const)('a charge without answer: %s', async (kind) => {
    const virtual = await createWorld({ generation });
    const { id } = await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind, times: 1 });
    await chargeNow(virtual, id);
    await passDays(virtual, 3);
    expect(complaints(virtual)).toEqual([]);
  });

  test('subscriptions', async () => {
    const virtual = await createWorld({ generation });
    const { id } = await startSubscribed(virtual);
    await chargeNow(virtual, id);
    await passDays(virtual, 40);
    expect(complaints(virtual)).toEqual([]);
    const charges = virtual.simulator.requests({ call: 'subscription' });
    expect(charges.filter(({ kind, ...rest }) => kind === 'call' && 'won' in rest).length).toBeGreaterThan(1);
  });
});
