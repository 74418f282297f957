import type { KakaoPayError, ReadyAnswer, Result } from 'kakaopay-client';
import { Problem, type ProblemCode } from '../http/problem.ts';
import { newPaymentId, paymentIdTime } from '../ids.ts';
import { returnUrl } from '../links.ts';
import { paymentLifeMs, returnGraceMs } from '../payment/limits.ts';
import type { PayerLinks, Payment } from '../payment/payment.ts';
import { insertPayment } from '../store/payments.ts';
import type { World } from '../world.ts';

/** What a payment is asked for with; amounts in won, the VAT (`vatWon`) contained in the total. */
export interface PaymentOrder {
  readonly orderId: string;
  readonly buyerId: string;
  readonly itemName: string;
  readonly itemCode?: string | undefined;
  readonly quantity: number;
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
  readonly returnUrl?: string | undefined;
  /** One method, or both when absent. */
  readonly method?: 'CARD' | 'MONEY' | undefined;
  readonly cards?: readonly string[] | undefined;
  readonly installmentMonths?: number | undefined;
}

export const newId = (world: World): string => newPaymentId(world.ids, world.clock.now());

/**
 * Asks KakaoPay for a payment and stores it. `ready` moves no money, so no intent comes first: one that got lost is
 * simply asked for again.
 */
export async function createPayment(world: World, id: string, order: PaymentOrder): Promise<Payment> {
  const answer = await askReady(world, id, order);
  if (!answer.ok) throw readyProblem(world, id, answer.error);
  const expiresAt = world.clock.now() + paymentLifeMs;
  const { method: _, cards: __, installmentMonths: ___, itemCode, returnUrl: back, ...kept } = order;
  const result = await insertPayment(world.table, {
    ...kept,
    ...(itemCode !== undefined && { itemCode }),
    ...(back !== undefined && { returnUrl: back }),
    id,
    version: 0,
    status: 'ready',
    merchantCode: world.settings.merchantCode,
    tid: answer.value.tid,
    links: payerLinks(answer.value),
    createdAt: paymentIdTime(id),
    expiresAt,
    wakeAt: expiresAt + returnGraceMs,
  });
  // A twin with the same Idempotency-Key took over and was faster: its payment is the payment.
  if (result.payment === undefined) throw new Problem('internal_error');
  if (result.saved) world.log('info', 'payment_created', { paymentId: id, status: 'ready' });
  return result.payment;
}

function askReady(world: World, id: string, order: PaymentOrder): Promise<Result<ReadyAnswer>> {
  const { settings } = world;
  const back = returnUrl(settings, id);
  return world.kakaoPay.ready({
    cid: settings.merchantCode,
    partner_order_id: order.orderId,
    partner_user_id: order.buyerId,
    item_name: order.itemName,
    quantity: order.quantity,
    total_amount: order.totalWon,
    tax_free_amount: order.taxFreeWon,
    vat_amount: order.vatWon,
    approval_url: `${back}/approve`,
    cancel_url: `${back}/cancel`,
    fail_url: `${back}/fail`,
    ...(order.itemCode !== undefined && { item_code: order.itemCode }),
    ...(order.method !== undefined && { payment_method_type: order.method }),
    ...(order.cards !== undefined && { available_cards: [...order.cards] }),
    ...(order.installmentMonths !== undefined && { install_month: order.installmentMonths }),
  });
}

const payerLinks = (answer: ReadyAnswer): PayerLinks => ({
  pc: answer.next_redirect_pc_url,
  mobile: answer.next_redirect_mobile_url ?? answer.next_redirect_pc_url,
  app: answer.next_redirect_app_url ?? answer.next_redirect_pc_url,
  ...(answer.android_app_scheme && { android: answer.android_app_scheme }),
  ...(answer.ios_app_scheme && { ios: answer.ios_app_scheme }),
});

/** KakaoPay's refusals that say our own settings are wrong, not the shop's request. */
const settingsCodes: ReadonlySet<number> = new Set([-400, -401, -403, -3, -4, -5, -730, -731, -732, -733, -798, -799]);

function readyProblem(world: World, paymentId: string, error: KakaoPayError): Problem {
  const code = readyProblemCode(error);
  const said = error.certainty === 'our_fault' ? undefined : error;
  world.log('error', 'ready_failed', { paymentId, error: error.code, kakaoPayCode: said?.kakaoPayCode });
  return new Problem(code, {
    detail: error.message,
    ...(said?.kakaoPayCode !== undefined && {
      kakaoPay: {
        code: said.kakaoPayCode,
        ...(said.kakaoPayMessage !== undefined && { message: said.kakaoPayMessage }),
      },
    }),
  });
}

function readyProblemCode(error: KakaoPayError): ProblemCode {
  if (error.certainty === 'our_fault') return 'invalid_request';
  if (error.kakaoPayCode === undefined || error.certainty === 'unknown') return 'kakaopay_unavailable';
  if (settingsCodes.has(error.kakaoPayCode)) return 'kakaopay_not_configured';
  const temporary =
    error.httpStatus === 429 || (error.httpStatus ?? 0) >= 500 || [-1, -7, -10].includes(error.kakaoPayCode);
  return temporary ? 'kakaopay_unavailable' : 'refused_by_kakaopay';
}
