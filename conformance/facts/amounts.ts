import type { Asking } from '../asking.ts';
import type { Section } from '../fact.ts';
import { order, outcome, readied, ready, subscribing } from '../shop.ts';
import type { Fields } from '../target.ts';

async function vatOf(asking: Asking, more: Fields): Promise<unknown> {
  const { tid } = await readied(asking, more);
  return ((await order(asking, tid)).body.amount as Fields | undefined)?.vat;
}

export const amountFacts: Section = {
  title: { en: 'Amounts of ready', ko: 'ready의 금액' },
  facts: [
    {
      id: 'amounts.default-vat',
      mark: 'doc',
      says: {
        en: 'Without a VAT it is a rounded eleventh: 200 of 2,200 won',
        ko: '부가세를 보내지 않으면 11분의 1을 반올림합니다: 2,200원에 200원',
      },
      ask: (asking) => vatOf(asking, {}),
      expect: 200,
    },
    {
      id: 'amounts.default-vat-up',
      mark: 'client',
      says: { en: 'and 91 of 1,000', ko: '1,000원에 91원' },
      ask: (asking) => vatOf(asking, { total_amount: 1000 }),
      expect: 91,
    },
    {
      id: 'amounts.quantity-0',
      mark: 'client',
      says: { en: 'A quantity of 0 is taken', ko: '수량 0을 받습니다' },
      ask: (asking) => outcome(ready(asking, { quantity: 0 })),
      expect: '200',
    },
    {
      id: 'amounts.quantity-negative',
      mark: 'inferred',
      says: { en: 'A quantity below 0: -726', ko: '0보다 작은 수량은 -726' },
      setting: 'negativeQuantity',
      ask: (asking) => outcome(ready(asking, { quantity: -1 })),
      expect: '400 -726',
    },
    {
      id: 'amounts.tax-free-too-large',
      mark: 'inferred',
      says: { en: 'A tax-free amount above the total: -722', ko: '총액보다 큰 비과세 금액은 -722' },
      setting: 'amountMisfit',
      ask: (asking) => outcome(ready(asking, { tax_free_amount: 2201 })),
      expect: '400 -722',
    },
    {
      id: 'amounts.vat-too-large',
      mark: 'inferred',
      says: { en: 'A VAT above the taxable amount: -722', ko: '과세 금액보다 큰 부가세는 -722' },
      setting: 'amountMisfit',
      ask: (asking) => outcome(ready(asking, { vat_amount: 2201 })),
      expect: '400 -722',
    },
    {
      id: 'amounts.zero',
      mark: 'inferred',
      says: { en: '0 won with a one-time code: -722', ko: '일반 결제 코드의 0원은 -722' },
      setting: 'zeroAmount',
      ask: (asking) => outcome(ready(asking, { total_amount: 0 })),
      expect: '400 -722',
    },
    {
      id: 'amounts.method',
      mark: 'inferred',
      says: { en: 'A method other than CARD and MONEY: -705', ko: 'CARD와 MONEY가 아닌 결제 수단은 -705' },
      setting: 'otherMethod',
      ask: (asking) => outcome(ready(asking, { payment_method_type: 'POINT' })),
      expect: '400 -705',
    },
    {
      id: 'amounts.zero-subscription',
      mark: 'doc',
      says: { en: '0 won with a subscription code is taken', ko: '정기 결제 코드의 0원은 받습니다' },
      ask: (asking) => outcome(ready(asking, { cid: subscribing, total_amount: 0 })),
      expect: '200',
    },
  ],
};
