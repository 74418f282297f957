import { type Context, earlierCalls, laterCalls } from '../context.ts';
import { type Rule, refusedWith, type Words } from '../rule.ts';
import type { SeenCall } from '../seen.ts';
import { isUnknown } from './lost-answers.ts';

/** What is wrong with an approval. */

const isApprove = ({ name }: SeenCall) => name === 'approve';

/** Its code is a setting. */
function isOtherAmount({ raw, tid }: SeenCall, { books }: Context): boolean {
  const payment = books.payments.get(tid ?? '');
  return (
    payment?.cid === String(raw?.cid) && Number(raw?.total_amount ?? payment.amount.total) !== payment.amount.total
  );
}

const readyOf = (call: SeenCall, context: Context) => earlierCalls(call, context, 'ready')[0];

/** The approve that took effect before this one came. */
const approvedBy = (call: SeenCall, context: Context): SeenCall | undefined =>
  earlierCalls(call, context, 'approve').find(({ effect }) => effect !== 'none');

/** Then there is more to say (`lost-answers.ts`). */
const lostBefore = (call: SeenCall, context: Context) => {
  const first = approvedBy(call, context);
  return first !== undefined && isUnknown(first);
};

/** The payment whose token was sent, if it is another one. */
function tokenOwner({ raw, tid }: SeenCall, { books, tids }: Context): string | undefined {
  for (const other of tids()) if (other !== tid && books.ids.pgToken(other) === raw?.pg_token) return other;
  return undefined;
}

function wrongToken(call: SeenCall, context: Context): Words {
  const owner = tokenOwner(call, context);
  return owner === undefined
    ? {
        en: 'pg_token is not the one that came with approval_url for this payment. Take it from that address, as it is.',
        ko: '이 결제의 approval_url에 붙어 온 pg_token이 아니에요. 그 주소에 있는 값을 그대로 쓰세요.',
      }
    : {
        en: `This is the pg_token of another payment, ${owner}: only the token comes with approval_url, so the address must say itself whose it is (an order number in approval_url).`,
        ko: `다른 결제(${owner})의 pg_token이에요. approval_url에는 pg_token만 붙으니, 어느 주문인지 주소로 알 수 있어야 해요(approval_url에 주문 번호를 넣으세요).`,
      };
}

/** What the payer, or KakaoPay, has ended already. */
const endedWords: Readonly<Record<string, Words>> = {
  QUIT_PAYMENT: {
    en: 'This was approved after the payer had given up. Nothing was charged: a new payment begins with ready.',
    ko: '구매자가 결제를 그만둔 뒤에 승인을 요청했어요. 청구되지 않았으니 ready부터 다시 시작하세요.',
  },
  FAIL_AUTH_PASSWORD: {
    en: 'This was approved after the payer’s authentication had failed. A new payment begins with ready.',
    ko: '구매자 인증이 실패한 뒤에 승인을 요청했어요. ready부터 다시 시작하세요.',
  },
  FAIL_PAYMENT: {
    en: 'This was approved again after its approval had failed. A failed payment stays so: a new one begins with ready.',
    ko: '승인에 실패한 결제를 다시 승인하려고 했어요. 실패한 결제는 되살릴 수 없으니 ready부터 다시 시작하세요.',
  },
};

export const approvingRules: readonly Rule[] = [
  {
    id: 'approve_sent_twice',
    severity: 'warning',
    // Whoever asks what became of it has not lost anything.
    when: (call, context) =>
      isApprove(call) &&
      refusedWith(call, -702) &&
      approvedBy(call, context) !== undefined &&
      !lostBefore(call, context) &&
      laterCalls(call, context, 'order').length === 0,
    words: (call, context) => ({
      en: `This approve was sent twice: #${approvedBy(call, context)?.n} took effect already. Whoever takes -702 for a failure gives nothing for money that has moved: ask order, and show the payment as paid.`,
      ko: `이 approve를 두 번 보냈어요. #${approvedBy(call, context)?.n}에서 이미 승인됐어요. -702를 실패로 처리하면 돈만 받고 주문을 놓쳐요. order로 조회해서 결제된 것으로 처리하세요.`,
    }),
  },
  {
    id: 'approved_too_early',
    severity: 'error',
    when: (call) => isApprove(call) && refusedWith(call, -701),
    words: ({ before }) => ({
      en: `This was approved before the payer had finished (${before}). approve belongs into the handler of approval_url, where the payer comes with pg_token.`,
      ko: `구매자가 끝내기 전에(${before}) 승인을 요청했어요. approve는 구매자가 pg_token을 가지고 돌아오는 approval_url에서 호출하세요.`,
    }),
  },
  {
    id: 'approved_after_end',
    severity: 'error',
    when: (call) => isApprove(call) && refusedWith(call, -783) && Object.hasOwn(endedWords, call.before ?? ''),
    words: ({ before }) => endedWords[before as string] as Words,
  },
  {
    id: 'approved_too_late',
    severity: 'hint',
    when: (call) => isApprove(call) && refusedWith(call, -723),
    words: () => ({
      en: 'The payment request had expired when it was approved. Nothing was charged: tell the payer so, and begin again with ready.',
      ko: '승인을 요청했을 때 결제 요청이 이미 만료됐어요. 청구되지 않았으니 구매자에게 알리고 ready부터 다시 시작하세요.',
    }),
  },
  {
    id: 'order_id_differs',
    severity: 'error',
    when: (call) => isApprove(call) && refusedWith(call, -706),
    words: (call, context) => ({
      en: `partner_order_id differs from ready's: ${call.orderId} here, ${readyOf(call, context)?.orderId ?? 'another'} there.`,
      ko: `partner_order_id가 ready 때와 달라요. 지금은 ${call.orderId}, ready 때는 ${readyOf(call, context)?.orderId ?? '다른 값'}이에요.`,
    }),
  },
  {
    id: 'user_id_differs',
    severity: 'error',
    when: (call) => isApprove(call) && refusedWith(call, -707),
    words: () => ({
      en: "partner_user_id differs from ready's: both must be the same.",
      ko: 'partner_user_id가 ready 때와 달라요. 두 값이 같아야 해요.',
    }),
  },
  {
    id: 'wrong_pg_token',
    severity: 'error',
    when: (call) => isApprove(call) && refusedWith(call, -708),
    words: wrongToken,
  },
  {
    id: 'amount_differs',
    severity: 'error',
    when: (call, context) =>
      isApprove(call) && refusedWith(call, -725, -722, -724, -726) && isOtherAmount(call, context),
    words: ({ raw, tid }, { books }) => ({
      en: `total_amount differs from ready's: ${raw?.total_amount} here, ${books.payments.get(tid ?? '')?.amount.total} there.`,
      ko: `total_amount가 ready 때와 달라요. 지금은 ${raw?.total_amount}, ready 때는 ${books.payments.get(tid ?? '')?.amount.total}이에요.`,
    }),
  },
];
