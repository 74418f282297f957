import * as v from 'valibot';
import { type Amount, amountOf } from '../core/amount.ts';
import type { Assumptions } from '../core/assumptions.ts';
import { type Books, type Generation, noActs, type PayMethod, type Payment } from '../core/books.ts';
import { cardCompanies } from '../core/cards.ts';
import { Refusal, refuseIf } from '../core/codes.ts';
import { checkDomains } from '../core/domains.ts';
import { addPayment } from '../core/forgetting.ts';
import { isSubscriptionCid } from '../core/merchant-codes.ts';
import { checkMerchant, int, jsonList, jsonMap, merchant, text, webUrl } from './fields.ts';

export const readyParams = v.object({
  ...merchant,
  partner_order_id: text(100),
  partner_user_id: text(100),
  item_name: text(100),
  item_code: v.optional(text(100)),
  quantity: int,
  total_amount: int,
  tax_free_amount: int,
  vat_amount: v.optional(int),
  green_deposit: v.optional(int),
  approval_url: webUrl,
  cancel_url: webUrl,
  fail_url: webUrl,
  available_cards: v.optional(jsonList),
  payment_method_type: v.optional(text(20)),
  install_month: v.optional(v.pipe(int, v.minValue(0), v.maxValue(12))),
  use_share_installment: v.optional(v.picklist(['Y', 'N'])),
  custom_json: v.optional(jsonMap),
  redirect_scheme_url: v.optional(text(255)),
});
type ReadyParams = v.InferOutput<typeof readyParams>;

const methodsByType: Readonly<Record<string, readonly PayMethod[]>> = { CARD: ['CARD'], MONEY: ['MONEY'] };
const allMethods: readonly PayMethod[] = ['MONEY', 'CARD'];
const allCards = cardCompanies.map((card) => card.code);

function checkAmount(params: ReadyParams, assume: Assumptions): Amount {
  const amount = amountOf(assume.amountMisfit, params.total_amount, params.tax_free_amount, params.vat_amount);
  const deposit = params.green_deposit ?? 0;
  refuseIf(params.quantity < 0, assume.negativeQuantity);
  refuseIf(amount.total === 0 && !isSubscriptionCid(params.cid), assume.zeroAmount);
  refuseIf(deposit < 0 || deposit > amount.total, assume.amountMisfit);
  return amount;
}

function methodsOf({ payment_method_type: type }: ReadyParams, { otherMethod }: Assumptions): readonly PayMethod[] {
  if (type === undefined) return allMethods;
  const methods = Object.hasOwn(methodsByType, type) ? methodsByType[type] : undefined;
  if (methods === undefined && otherMethod !== 'ignored') throw new Refusal(otherMethod);
  return methods ?? allMethods;
}

/** Makes a payment request. A repeated order number is not refused [client]. */
export function ready(books: Books, params: ReadyParams, generation: Generation): Payment {
  checkMerchant(params);
  const { assume, domains, lifeMs } = books.rules;
  const amount = checkAmount(params, assume);
  const methods = methodsOf(params, assume);
  if (domains) {
    const { approval_url: approve_url, cancel_url, fail_url } = params;
    checkDomains(domains, generation, { approve_url, cancel_url, fail_url });
  }
  const now = books.now();
  const payment: Payment = {
    tid: books.ids.make('T', now),
    cid: params.cid,
    generation,
    orderId: params.partner_order_id,
    userId: params.partner_user_id,
    itemName: params.item_name,
    itemCode: params.item_code,
    quantity: params.quantity,
    amount,
    greenDeposit: params.green_deposit ?? 0,
    approvalUrl: params.approval_url,
    cancelUrl: params.cancel_url,
    failUrl: params.fail_url,
    methods,
    cards: params.available_cards?.length ? params.available_cards : allCards,
    fixedInstallMonths: params.install_month,
    shareInstallment: params.use_share_installment === 'Y',
    createdAt: now,
    expiresAt: now + lifeMs,
    status: 'READY',
    method: undefined,
    sid: undefined,
    acts: noActs,
  };
  addPayment(books, payment);
  return payment;
}
