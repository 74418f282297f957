import type { KakaoPayError, ReadyAnswer, Result } from 'kakaopay-client';
import { newPaymentId, paymentIdTime } from '../ids.ts';
import { type ReadyFault, readyFault } from '../kakaopay/codes.ts';
import { logged } from '../kakaopay/logged.ts';
import { newPayment, type PaymentOrder } from '../payment/birth.ts';
import type { PayerLinks, Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { returnUrl } from '../signed-links.ts';
import { insertPayment } from '../store/payments.ts';

/** A payment, or why KakaoPay made none. */
export type Creation =
  | { readonly outcome: 'created'; readonly payment: Payment }
  | { readonly outcome: 'not_created'; readonly fault: ReadyFault; readonly error: KakaoPayError };

export const newId = (service: Service): string => newPaymentId(service.ids, service.clock.now());

/**
 * Asks KakaoPay for a payment and stores it. `ready` moves no money, so no intent comes first: one that got lost is
 * simply asked for again.
 */
export async function createPayment(service: Service, id: string, order: PaymentOrder, by?: string): Promise<Creation> {
  const { merchantCode = service.settings.merchantCode } = order;
  const answer = await askReady(service, id, order);
  if (!answer.ok) return notCreated(service, id, answer.error);
  const { tid } = answer.value;
  const birth = { id, order, merchantCode, tid, links: payerLinks(answer.value), createdAt: paymentIdTime(id), by };
  const result = await insertPayment(service.table, newPayment({ ...birth, now: service.clock.now() }));
  // Nobody else makes a payment with this id: whatever claims name it have one holder at a time.
  if (!result.saved) throw new Error('Two payments were made under one id');
  service.log('info', 'payment_created', { paymentId: id, by });
  return { outcome: 'created', payment: result.payment };
}

function askReady(service: Service, id: string, order: PaymentOrder): Promise<Result<ReadyAnswer>> {
  const { settings } = service;
  const back = returnUrl(settings, id);
  const request = {
    cid: order.merchantCode ?? settings.merchantCode,
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
  };
  return logged(service, id, 'ready', () => service.kakaoPay.ready(request));
}

const payerLinks = (answer: ReadyAnswer): PayerLinks => ({
  pc: answer.next_redirect_pc_url,
  mobile: answer.next_redirect_mobile_url ?? answer.next_redirect_pc_url,
  app: answer.next_redirect_app_url ?? answer.next_redirect_pc_url,
  ...(answer.android_app_scheme && { android: answer.android_app_scheme }),
  ...(answer.ios_app_scheme && { ios: answer.ios_app_scheme }),
});

/** Settings are what a person must see to; a refused order and a moment without KakaoPay are not. */
function notCreated(service: Service, paymentId: string, error: KakaoPayError): Creation {
  const fault = readyFault(error);
  const kakaoPayCode = error.certainty === 'our_fault' ? undefined : error.kakaoPayCode;
  const level = fault === 'settings' ? 'error' : 'info';
  service.log(level, 'ready_failed', { paymentId, error: error.code, fault, kakaoPayCode });
  return { outcome: 'not_created', fault, error };
}
