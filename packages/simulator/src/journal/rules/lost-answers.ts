import { type Context, earlierCalls, laterCalls } from '../context.ts';
import { type Rule, refusedWith } from '../rule.ts';
import type { SeenCall } from '../seen.ts';

/** What a program does when it was not told what became of a call that moved money. */

const movedMoney = ({ effect }: SeenCall) => effect === 'approved' || effect === 'canceled' || effect === 'charged';

/** Money moved, and the caller was not told so: the answer was lost, or another one was given. */
export const isUnknown = (call: SeenCall): boolean =>
  movedMoney(call) && (call.lost || call.code !== undefined || call.fault === 'garbage');

/** A charge has no tid yet that its sender knows: all that can be asked is the subscription. */
function wasAsked(call: SeenCall, context: Context): boolean {
  if (call.name !== 'subscription') return laterCalls(call, context, 'order').length > 0;
  return context
    .ofSid(call.sid)
    .some((seen) => seen.kind === 'call' && seen.name === 'subscription_status' && seen.n > call.n);
}

/** The call of the same name before this one whose sender was not told, and has not asked in between. */
function blindlyAfter(call: SeenCall, context: Context): SeenCall | undefined {
  const unknown = earlierCalls(call, context, call.name).findLast(isUnknown);
  if (unknown === undefined) return undefined;
  const asked = laterCalls(unknown, context, 'order').some(({ n }) => n < call.n);
  return asked ? undefined : unknown;
}

/** A cancel of the same amount without the guard, that took effect once more. */
function isCanceledAgain(call: SeenCall, context: Context): boolean {
  if (call.effect !== 'canceled' || call.raw?.cancel_available_amount !== undefined) return false;
  return String(blindlyAfter(call, context)?.raw?.cancel_amount) === String(call.raw?.cancel_amount);
}

/** How long a program may take to look what became of it. */
const patienceMs = 3_600_000;
const isLongAgo = (call: SeenCall, { now }: Context) => now - call.at > patienceMs;

const question = ({ name }: SeenCall) => (name === 'subscription' ? 'subscription_status' : 'order');

export const lostAnswerRules: readonly Rule[] = [
  {
    id: 'approved_again_blindly',
    severity: 'warning',
    when: (call, context) =>
      call.name === 'approve' &&
      refusedWith(call, -702) &&
      blindlyAfter(call, context) !== undefined &&
      laterCalls(call, context, 'order').length === 0,
    words: (call, context) => ({
      en: `The answer to #${blindlyAfter(call, context)?.n} did not come, and approve was simply sent again. It had taken effect, so -702 is no failure. After a lost answer ask order: it says what is true.`,
      ko: `#${blindlyAfter(call, context)?.n}의 응답을 받지 못하고 approve를 그냥 다시 보냈어요. 이미 승인됐으니 -702는 실패가 아니에요. 응답을 못 받으면 order로 실제 상태를 조회하세요.`,
    }),
  },
  {
    id: 'canceled_again_blindly',
    severity: 'warning',
    when: isCanceledAgain,
    words: (call, context) => ({
      en: `The answer to #${blindlyAfter(call, context)?.n} did not come, and cancel was simply sent again: ${call.act?.amount.total} won were given back twice. Ask order first, and send the guard cancel_available_amount.`,
      ko: `#${blindlyAfter(call, context)?.n}의 응답을 받지 못하고 cancel을 그냥 다시 보내서 ${call.act?.amount.total}원이 두 번 환불됐어요. 먼저 order로 조회하고 cancel_available_amount를 함께 보내세요.`,
    }),
  },
  {
    id: 'answer_lost',
    severity: 'hint',
    when: (call, context) => isUnknown(call) && !wasAsked(call, context) && !isLongAgo(call, context),
    words: (call) => ({
      en: `The caller was not told, but this took effect: ${call.act?.amount.total} won. Ask ${question(call)} before doing anything else.`,
      ko: `호출한 쪽은 결과를 받지 못했지만 실제로 처리됐어요(${call.act?.amount.total}원). 다른 일을 하기 전에 ${question(call)}로 조회하세요.`,
    }),
  },
  {
    id: 'never_asked',
    severity: 'warning',
    when: (call, context) => isUnknown(call) && !wasAsked(call, context) && isLongAgo(call, context),
    words: (call) => ({
      en: `The caller was not told that this took effect (${call.act?.amount.total} won), and has not asked ${question(call)} for an hour: its books and KakaoPay's differ.`,
      ko: `처리됐지만(${call.act?.amount.total}원) 호출한 쪽은 결과를 받지 못했고, 한 시간 동안 ${question(call)}로 조회하지도 않았어요. 장부가 카카오페이와 달라요.`,
    }),
  },
];
