import { type Context, earlierCalls, laterCalls } from '../context.ts';
import { isOtherMerchants, type Rule, refusedWith } from '../rule.ts';
import { isOfParameter } from '../see.ts';
import type { SeenCall } from '../seen.ts';

/** What is wrong with a cancel. */

const isCancel = ({ name }: SeenCall) => name === 'cancel';

/** A part of what was left, and not all of it. */
const isPartial = (call: SeenCall) =>
  isCancel(call) && call.effect === 'canceled' && (call.act?.amount.total ?? 0) < (call.leftWon ?? 0);

/** The cancel before this one that asked for the same. */
const sameBefore = (call: SeenCall, context: Context): SeenCall | undefined =>
  earlierCalls(call, context, 'cancel').find(
    ({ effect, raw }) => effect === 'canceled' && String(raw?.cancel_amount) === String(call.raw?.cancel_amount),
  );

/** Everything has been given back already. Its code is a setting, as those of what does not fit are. */
const isDone = (call: SeenCall) => isCancel(call) && refusedWith(call, -784, -710) && call.before === 'CANCEL_PAYMENT';

const isTooMuch = ({ raw, leftWon = 0 }: SeenCall) => Number(raw?.cancel_amount) > leftWon;

const isPaid = ({ before }: SeenCall) => before === 'SUCCESS_PAYMENT' || before === 'PART_CANCEL_PAYMENT';
const isUnpaid = (call: SeenCall) => !isPaid(call);

const isUnfit = (call: SeenCall, context: Context) =>
  isCancel(call) &&
  refusedWith(call, -722, -710, -725, -726) &&
  isPaid(call) &&
  !isTooMuch(call) &&
  !isOtherMerchants(call, context) &&
  !isOfParameter(call.text ?? '');

const guardDiffers = ({ raw, leftWon }: SeenCall) =>
  raw?.cancel_available_amount !== undefined && Number(raw.cancel_available_amount) !== leftWon;

const isPartOfDeposit = (call: SeenCall, { books }: Context) => {
  const payment = books.payments.get(call.tid ?? '');
  const isPart = Number(call.raw?.cancel_amount) !== payment?.amount.total;
  const isOurs = isCancel(call) && refusedWith(call, -722, -710, -781, -784) && isPaid(call);
  return isOurs && (payment?.greenDeposit ?? 0) > 0 && isPart;
};

export const cancelingRules: readonly Rule[] = [
  {
    id: 'cancel_without_guard',
    severity: 'warning',
    when: (call) => isPartial(call) && call.raw?.cancel_available_amount === undefined,
    words: () => ({
      en: 'This is a partial cancel without the guard cancel_available_amount. If its answer is lost and it is sent again, the part is given back twice: with the guard the second one is refused.',
      ko: 'cancel_available_amount 없이 부분 취소했어요. 응답을 못 받아 다시 보내면 두 번 환불돼요. 이 값을 보내면 두 번째는 거절돼요.',
    }),
  },
  {
    id: 'cancel_without_vat',
    severity: 'hint',
    when: (call) => isPartial(call) && call.raw?.cancel_vat_amount === undefined,
    words: () => ({
      en: 'This is a partial cancel without cancel_vat_amount: KakaoPay takes an eleventh of each part, rounded, and over many parts that need not add up to the VAT of the payment.',
      ko: 'cancel_vat_amount 없이 부분 취소했어요. 카카오페이가 매번 11분의 1을 반올림하므로, 여러 번 나누면 합이 결제의 부가세와 다를 수 있어요.',
    }),
  },
  {
    id: 'cancel_sent_twice',
    severity: 'warning',
    when: (call, context) =>
      isDone(call) && sameBefore(call, context) !== undefined && laterCalls(call, context, 'order').length === 0,
    words: (call, context) => ({
      en: `This cancel was sent twice: #${sameBefore(call, context)?.n} took effect already, so the refusal does not mean that nothing was given back. Ask order.`,
      ko: `이 cancel을 두 번 보냈어요. #${sameBefore(call, context)?.n}에서 이미 취소됐으니, 거절됐다고 환불이 안 된 것은 아니에요. order로 조회하세요.`,
    }),
  },
  {
    id: 'cancel_too_much',
    severity: 'error',
    when: (call) => isCancel(call) && refusedWith(call, -710, -711) && !isDone(call) && isTooMuch(call),
    words: ({ raw, leftWon }) => ({
      en: `cancel_amount ${raw?.cancel_amount} is more than what could still be canceled: ${leftWon} won.`,
      ko: `cancel_amount ${raw?.cancel_amount}가 취소할 수 있는 금액 ${leftWon}원보다 커요.`,
    }),
  },
  {
    id: 'guard_differs',
    severity: 'hint',
    when: (call, context) => isUnfit(call, context) && guardDiffers(call),
    words: ({ raw, leftWon }) => ({
      en: `The guard held: cancel_available_amount was ${raw?.cancel_available_amount}, but ${leftWon} won were left. Something was canceled that your program does not know of: ask order.`,
      ko: `cancel_available_amount로 보낸 ${raw?.cancel_available_amount}이 실제 남은 ${leftWon}원과 달라서 막혔어요. 프로그램이 모르는 취소가 있으니 order로 조회하세요.`,
    }),
  },
  {
    id: 'cancel_parts_do_not_fit',
    severity: 'error',
    when: (call, context) => isUnfit(call, context) && !guardDiffers(call) && !isPartOfDeposit(call, context),
    words: () => ({
      en: 'The parts of the cancel do not fit: tax-free part and VAT are parts of cancel_amount, and no more than what is left of each.',
      ko: '취소 금액의 구성이 맞지 않아요. 비과세와 부가세는 cancel_amount에 포함되고, 각각 남은 금액을 넘을 수 없어요.',
    }),
  },
  {
    id: 'part_with_deposit',
    severity: 'error',
    when: (call, context) => isPartOfDeposit(call, context) && !isTooMuch(call),
    words: () => ({
      en: 'A payment with a cup deposit (green_deposit) cannot be canceled in part.',
      ko: '컵 보증금(green_deposit)이 있는 결제는 부분 취소할 수 없어요.',
    }),
  },
  {
    id: 'nothing_to_cancel',
    severity: 'error',
    when: (call, context) =>
      isCancel(call) &&
      (isDone(call) ? sameBefore(call, context) === undefined : refusedWith(call, -784) && isUnpaid(call)),
    words: ({ before }) => ({
      en: `There is nothing to cancel: the payment is ${before}.`,
      ko: `취소할 금액이 없어요. 결제 상태가 ${before}예요.`,
    }),
  },
];
