import type { Books } from '../../core/books.ts';
import type { Context } from '../context.ts';
import { isOtherMerchants, isRefused, type Rule, refusedWith } from '../rule.ts';
import type { SeenCall } from '../seen.ts';

/** What is wrong with charging a subscription, and with what is paid twice. */

const isCharge = ({ name }: SeenCall) => name === 'subscription';

/** An order number that comes again much later is another charge of a shop that numbers its subscriptions. */
const sameOrderMs = 86_400_000;

/** Another payment of the same order, paid before this one; neither was given back. */
function paidBefore(call: SeenCall, { ofOrder, books }: Context): SeenCall | undefined {
  return ofOrder(call.orderId).find((other) => {
    const isPaid = other.effect === 'approved' || other.effect === 'charged';
    const isNear = other.n < call.n && call.at - other.at < sameOrderMs;
    return isPaid && isNear && other.tid !== call.tid && [other, call].every((one) => isKept(one, books));
  });
}

/** The money has not been given back. */
function isKept({ tid }: SeenCall, { payments }: Books): boolean {
  const payment = payments.get(tid ?? '');
  return payment !== undefined && payment.status !== 'CANCEL_PAYMENT';
}

/** Calls about the same subscription before this one. */
const earlier = (call: SeenCall, { ofSid }: Context): readonly SeenCall[] =>
  ofSid(call.sid).filter((seen): seen is SeenCall => seen.kind === 'call' && seen.n < call.n);

const endedByShop = (call: SeenCall, context: Context) =>
  earlier(call, context).find(({ effect }) => effect === 'ended');

/** Whether the payer may have ended it unnoticed since the last time anything was heard of it. */
const isUnasked = (call: SeenCall, context: Context) =>
  !['subscription_status', undefined].includes(earlier(call, context).at(-1)?.name);

export const chargingRules: readonly Rule[] = [
  {
    id: 'order_charged_twice',
    severity: 'warning',
    when: (call, context) => call.effect === 'charged' && paidBefore(call, context) !== undefined,
    words: (call, context) => ({
      en: `The order ${call.orderId} was charged twice: #${paidBefore(call, context)?.n} took its money already. KakaoPay does not refuse it. Look at subscription_status (last_approved_at) before charging again.`,
      ko: `주문 ${call.orderId}를 두 번 청구했어요. #${paidBefore(call, context)?.n}에서 이미 결제됐어요. 카카오페이는 막아 주지 않으니, 다시 청구하기 전에 subscription_status의 last_approved_at을 확인하세요.`,
    }),
  },
  {
    id: 'order_paid_twice',
    severity: 'warning',
    when: (call, context) => call.effect === 'approved' && paidBefore(call, context) !== undefined,
    words: (call, context) => ({
      en: `The order ${call.orderId} was paid twice: #${paidBefore(call, context)?.n} approved another payment of it already. KakaoPay does not refuse it. Look whether an order is paid before approving. (If your tests use one number again and again, reset in between.)`,
      ko: `주문 ${call.orderId}가 두 번 결제됐어요. #${paidBefore(call, context)?.n}에서 같은 주문의 다른 결제를 이미 승인했어요. 카카오페이는 막아 주지 않으니, 승인하기 전에 이미 결제된 주문인지 확인하세요. (테스트에서 같은 번호를 되풀이해 쓴다면 사이에 초기화하세요.)`,
    }),
  },
  {
    id: 'charged_without_asking',
    severity: 'hint',
    when: (call, context) => isCharge(call) && call.effect === 'charged' && isUnasked(call, context),
    words: () => ({
      en: 'This was charged without asking subscription_status first. The payer can end a subscription in KakaoTalk, and nobody tells you.',
      ko: 'subscription_status를 먼저 확인하지 않고 청구했어요. 구매자는 카카오톡에서 정기 결제를 해지할 수 있고, 그때 알림이 오지 않아요.',
    }),
  },
  {
    id: 'charged_after_end',
    severity: 'error',
    when: (call, context) => isCharge(call) && refusedWith(call, -751) && endedByShop(call, context) !== undefined,
    words: (call, context) => ({
      en: `This subscription was ended by your own program (#${endedByShop(call, context)?.n}). That is final: a new one begins with ready.`,
      ko: `프로그램이 직접 해지한 정기 결제예요(#${endedByShop(call, context)?.n}). 되살릴 수 없으니 ready부터 새로 시작하세요.`,
    }),
  },
  {
    id: 'charged_after_payer_end',
    severity: 'hint',
    when: (call, context) => isCharge(call) && refusedWith(call, -751) && endedByShop(call, context) === undefined,
    words: () => ({
      en: 'The payer has ended this subscription. -751 is how you hear of it: stop charging, a new one begins with ready.',
      ko: '구매자가 해지한 정기 결제예요. -751로 알게 되는 것이 정상이니, 청구를 멈추고 필요하면 ready부터 새로 시작하세요.',
    }),
  },
  {
    id: 'unknown_subscription',
    severity: 'error',
    when: (call, context) =>
      refusedWith(call, -750) || (call.tid === undefined && isRefused(call) && isOtherMerchants(call, context)),
    words: ({ sid }) => ({
      en: `There is no subscription ${sid ?? 'with this sid'} under this cid. If it was made before a restart or a reset, it is forgotten: --data keeps it.`,
      ko: `이 cid에 ${sid ?? '이 sid'} 정기 결제가 없어요. 다시 시작하거나 초기화하기 전에 만든 것이라면 사라졌어요. --data를 쓰면 남아요.`,
    }),
  },
  {
    id: 'subscriber_differs',
    severity: 'error',
    when: (call) => refusedWith(call, -753),
    words: () => ({
      en: 'partner_user_id differs from the one of the first payment of this subscription: both must be the same.',
      ko: 'partner_user_id가 이 정기 결제의 첫 결제 때와 달라요. 두 값이 같아야 해요.',
    }),
  },
];
