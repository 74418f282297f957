import { cardOf, UNKNOWN_COMPANY_CODE, UNKNOWN_LEGACY_CODE } from '../core/cards.ts';
import type { Payment } from '../core/world.ts';
import type { Fields } from './generations.ts';

/** Values of a captured test payment [client]; the company is the chosen one. */
const CARD_SAMPLE = { bin: '111111', approvedId: '11111111', mid: '111111', itemCode: '111111' };

function installFields(payment: Payment) {
  const months = payment.method?.installMonths ?? 0;
  return {
    months,
    free: payment.shareInstallment && months > 0 ? 'Y' : 'N',
    type: payment.shareInstallment ? 'SHARE_INSTALLMENT' : 'CARD_INSTALLMENT',
  };
}

/** `card_info` of approve [doc]; the older names are legacy's, `installment_type` is current's. */
export function cardInfo(payment: Payment): Fields | undefined {
  if (payment.method?.type !== 'CARD') return undefined;
  const card = cardOf(payment.method.card as string);
  const { months, free, type } = installFields(payment);
  const legacy = payment.generation === 'legacy';
  const charged = payment.amount.total > 0;
  return {
    kakaopay_purchase_corp: card.ko,
    kakaopay_purchase_corp_code: card.purchaseCode ?? UNKNOWN_COMPANY_CODE,
    kakaopay_issuer_corp: card.ko,
    kakaopay_issuer_corp_code: card.issuerCode ?? UNKNOWN_COMPANY_CODE,
    ...(legacy && charged
      ? {
          purchase_corp: card.ko,
          purchase_corp_code: card.legacyCode ?? UNKNOWN_LEGACY_CODE,
          issuer_corp: card.ko,
          issuer_corp_code: card.legacyCode ?? UNKNOWN_LEGACY_CODE,
        }
      : {}),
    bin: CARD_SAMPLE.bin,
    card_type: '신용',
    install_month: String(months).padStart(2, '0'),
    approved_id: CARD_SAMPLE.approvedId,
    card_mid: CARD_SAMPLE.mid,
    ...(legacy && !charged ? {} : { interest_free_install: free }),
    ...(legacy ? {} : { installment_type: type }),
    card_item_code: CARD_SAMPLE.itemCode,
  };
}

/** `selected_card_info` of order [doc]. */
export function selectedCard(payment: Payment): Fields | undefined {
  if (payment.method?.type !== 'CARD') return undefined;
  const { months, free, type } = installFields(payment);
  return {
    card_bin: CARD_SAMPLE.bin,
    install_month: months,
    ...(payment.generation === 'legacy' ? {} : { installment_type: type }),
    card_corp_name: cardOf(payment.method.card as string).ko,
    interest_free_install: free,
  };
}
