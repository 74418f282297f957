import type { Generation, Payment } from '../core/books.ts';
import { type CardRow, cardOf, unknownCompanyCode, unknownLegacyCode } from '../core/cards.ts';
import type { Fields } from './generations.ts';

/** Values of a captured test payment [client]; the company is the chosen one. */
const cardSample = { bin: '111111', approvedId: '11111111', mid: '111111', itemCode: '111111' };

function installFields(payment: Payment) {
  const months = payment.method?.installMonths ?? 0;
  return {
    months,
    free: payment.shareInstallment && months > 0 ? 'Y' : 'N',
    type: payment.shareInstallment ? 'SHARE_INSTALLMENT' : 'CARD_INSTALLMENT',
  };
}

/** KakaoPay's own names and codes; they differ from the older ones, and the buyer's by generation [client]. */
const ownNames = (card: CardRow, generation: Generation): Fields => ({
  kakaopay_purchase_corp: card.kakaoPayName ?? card.ko,
  kakaopay_purchase_corp_code: card.purchaseCode?.[generation] ?? unknownCompanyCode,
  kakaopay_issuer_corp: card.kakaoPayName ?? card.ko,
  kakaopay_issuer_corp_code: card.issuerCode ?? unknownCompanyCode,
});

/** In the order of a capture of 2024-07 [client]. */
function currentInfo(payment: Payment, card: CardRow): Fields {
  const { months, free, type } = installFields(payment);
  return {
    ...ownNames(card, 'current'),
    bin: cardSample.bin,
    card_type: '신용',
    install_month: String(months).padStart(2, '0'),
    approved_id: cardSample.approvedId,
    card_mid: cardSample.mid,
    interest_free_install: free,
    card_item_code: cardSample.itemCode,
    installment_type: type,
  };
}

const olderNames = (card: CardRow): Fields => ({
  issuer_corp: card.ko,
  issuer_corp_code: card.legacyCode ?? unknownLegacyCode,
  purchase_corp: card.ko,
  purchase_corp_code: card.legacyCode ?? unknownLegacyCode,
});

/** In the order of a capture of 2023-04 [client]. Without a charge the older names are left out [doc]. */
function legacyInfo(payment: Payment, card: CardRow): Fields {
  const { months, free } = installFields(payment);
  const charged = payment.amount.total > 0;
  return {
    approved_id: cardSample.approvedId,
    bin: cardSample.bin,
    card_mid: cardSample.mid,
    card_type: '신용',
    install_month: String(months).padStart(2, '0'),
    ...(charged ? olderNames(card) : {}),
    card_item_code: cardSample.itemCode,
    ...(charged ? { interest_free_install: free } : {}),
    ...ownNames(card, 'legacy'),
  };
}

/** `card_info` of approve [doc]. */
export function cardInfo(payment: Payment): Fields | undefined {
  if (payment.method?.type !== 'CARD') return undefined;
  const card = cardOf(payment.method.card as string);
  return payment.generation === 'legacy' ? legacyInfo(payment, card) : currentInfo(payment, card);
}

/** `selected_card_info` of order [doc]. */
export function selectedCard(payment: Payment): Fields | undefined {
  if (payment.method?.type !== 'CARD') return undefined;
  const { months, free, type } = installFields(payment);
  return {
    card_bin: cardSample.bin,
    install_month: months,
    ...(payment.generation === 'legacy' ? {} : { installment_type: type }),
    card_corp_name: cardOf(payment.method.card as string).ko,
    interest_free_install: free,
  };
}
