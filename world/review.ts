import type { Transport } from 'kakaopay-client';
import type { Answer } from '../service/src/http/message.ts';
import { type Payment, tidOf } from '../service/src/payment/payment.ts';
import { approveElsewhere, cancelPayment, startApproved, startPaid, startPayment } from './actions.ts';
import { cutRun } from './cuts.ts';
import { cutAll, type Hook } from './outside.ts';
import type { VirtualWorld } from './world.ts';

// The ways on which a payment comes to a person; each gives its id.

/** Decides as a person does. */
export const reviewPayment = (virtual: VirtualWorld, id: string, body: unknown, hook?: Hook): Promise<Answer> =>
  virtual.post(`/v1/payments/${id}/review`, body, hook && { hook });

/** Somebody else with the key approves it. */
export async function startContradicted(virtual: VirtualWorld): Promise<string> {
  const payment = await startPayment(virtual);
  await approveElsewhere(virtual, payment);
  await virtual.settle();
  return payment.id;
}

/** Somebody gives money back at KakaoPay itself. */
export async function cancelElsewhere({ service }: VirtualWorld, payment: Payment, amountWon: number): Promise<void> {
  const tid = tidOf(payment);
  const result = await service.kakaoPay.cancel({ tid, cancel_amount: amountWon, cancel_tax_free_amount: 0 });
  if (!result.ok) throw new Error(`Nothing was canceled: ${result.error.code}`);
}

/** Approved with its answer lost, and canceled at KakaoPay before anybody has asked what became of it. */
export async function startCanceledElsewhere(virtual: VirtualWorld, amountWon: number): Promise<string> {
  const { id, comeBack } = await startPaid(virtual);
  await cutRun(virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'after', 'crash') }));
  await cancelElsewhere(virtual, (await virtual.payment(id)) as Payment, amountWon);
  await virtual.settle();
  return id;
}

/** KakaoPay gives no answer to anything; what `call` asks for is carried out all the same if it `arrives`. */
const silent =
  (call: string, arrives: boolean): Hook =>
  ({ name, moment }) =>
    name.startsWith('kakaopay.') && moment === (arrives && name === `kakaopay.${call}` ? 'after' : 'before')
      ? 'lose'
      : undefined;

async function waitADay(virtual: VirtualWorld, hook: Hook): Promise<void> {
  for (let tenMinutes = 0; tenMinutes <= 150; tenMinutes++) {
    virtual.simulator.clock.advance('10m');
    await virtual.wake(hook);
  }
}

/** An approve that KakaoPay says nothing of for a day, whether it has arrived or not. */
export async function startNeverKnown(virtual: VirtualWorld, arrives: boolean): Promise<string> {
  const hook = silent('approve', arrives);
  const { id, comeBack } = await startPaid(virtual);
  await virtual.get(comeBack, { hook });
  await waitADay(virtual, hook);
  return id;
}

/** A cancellation of 700 won likewise. */
export async function startCancelNeverKnown(virtual: VirtualWorld, arrives: boolean): Promise<string> {
  const hook = silent('cancel', arrives);
  const { id } = await startApproved(virtual);
  await cancelPayment(virtual, id, { amountWon: 700 }, { hook });
  await waitADay(virtual, hook);
  return id;
}

/** KakaoPay's answers with something else in them, as long as `isOn`. */
export const changing =
  (from: string | RegExp, to: string, isOn: () => boolean = () => true) =>
  (toSimulator: Transport): Transport =>
  async (request) => {
    const answer = await toSimulator(request);
    return isOn() ? { ...answer, body: answer.body.replace(from, to) } : answer;
  };
