import type { CallName } from '../api/calls.ts';
import type { Books, Generation } from '../core/books.ts';
import { Refusal } from '../core/codes.ts';
import { endSubscription } from '../core/payer.ts';
import { nextStatus } from '../core/states.ts';
import type { Answer, Outcome } from '../message.ts';
import { canStrike, type FaultCounters } from './counters.ts';
import type { Fault, FaultKind, When } from './fault.ts';
import { numberOf, whenOf } from './kinds.ts';
import { pastBooks } from './past.ts';
import { paymentOf, type Scene } from './scene.ts';

/**
 * What a fault does to a call. `answer` is what it would have answered; undefined before its effect. Gives what is
 * answered instead; undefined lets the call go on.
 */
type Strike = (
  fault: Fault,
  scene: Scene,
  answer: Answer | undefined,
) => Outcome | undefined | Promise<Outcome | undefined>;

/** KakaoPay's own codes for it [doc]; those of the legacy generation have an HTTP status of their own. */
const unavailable: Readonly<Record<Generation, Readonly<Record<number, number>>>> = {
  current: { 429: -429, 500: -500, 503: -503 },
  legacy: { 429: -10, 500: -1, 503: -9798 },
};

const methodFailure: Readonly<Partial<Record<CallName, number>>> = { cancel: -781, subscription: -782 };

/** The bank does not know whether it paid: the effect is real, the answer an error [client]. */
const bankUnknown = (call: CallName) =>
  new Refusal(methodFailure[call] ?? -780, undefined, {
    method_result_code: 'BANK_FIRM_UNKNOWN',
    method_result_message: '은행 처리 결과를 확인할 수 없습니다.',
  });

/** Whether a method's refusal (-780) of a payment that was ready to approve ends it is a setting. */
function failAtMethod(scene: Scene, code: number): void {
  if (scene.books.rules.assume.statusAfterDecline !== 'FAIL_PAYMENT') return;
  const payment = scene.call === 'approve' && code === -780 ? paymentOf(scene) : undefined;
  const next = payment && nextStatus(payment.status, 'refuse');
  if (payment && next) payment.status = next;
}

/** As a proxy in between would answer. */
const garbage = (status: number): Answer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>Proxy</title></head><body><h1>This is not an answer of KakaoPay</h1></body></html>\n',
});

const strikes: Readonly<Record<FaultKind, Strike>> = {
  refuse(fault, scene) {
    const code = numberOf(fault, 'code');
    failAtMethod(scene, code);
    throw new Refusal(code, undefined, 'extras' in fault ? fault.extras : undefined);
  },
  unavailable(fault, { generation }) {
    throw new Refusal(unavailable[generation][numberOf(fault, 'status')] as number);
  },
  lose_request: () => ({ broken: 'closed', answer: undefined }),
  lose_answer: (_fault, _scene, answer) => ({ broken: 'closed', answer }),
  reset: (_fault, _scene, answer) => ({ broken: 'reset', answer }),
  async stall(fault, { sleep }, answer) {
    await sleep(numberOf(fault, 'ms'));
    return answer;
  },
  cut: (_fault, _scene, answer) => ({ broken: 'cut', answer }),
  garbage: (fault) => garbage(numberOf(fault, 'status')),
  bank_unknown(_fault, { call }) {
    throw bankUnknown(call);
  },
  repeat(fault) {
    throw new Refusal(numberOf(fault, 'code'));
  },
  // The call goes on, with older books.
  lag: () => undefined,
  payer_ends(_fault, { books, raw }) {
    endSubscription(books, String(raw.sid));
    return undefined;
  },
};

/** Runs a call that faults may strike. `ordered` is the one that the call itself asks for, before all others. */
export async function runFaulty(
  faults: FaultCounters,
  scene: Scene,
  ordered: Fault | undefined,
  run: (books: Books) => Answer,
): Promise<Outcome> {
  const next = (when: When) => {
    const isOrdered = ordered && whenOf(ordered) === when && canStrike(ordered, scene);
    const fault = isOrdered ? ordered : faults.next(scene, when);
    if (fault) scene.struck(fault);
    return fault;
  };
  const before = next('before');
  const instead = before && (await strikes[before.kind](before, scene, undefined));
  if (instead) return instead;
  const answer = run(before?.kind === 'lag' ? pastBooks(scene, numberOf(before, 'ms')) : scene.books);
  const after = next('after');
  return (after && (await strikes[after.kind](after, scene, answer))) ?? answer;
}
