import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { statusNames } from '../payment/states.ts';
import { quantity, wholeNumber, won, wonMax } from './amounts.ts';
import { day, listFields } from './list-fields.ts';
import { returnUrl } from './return-url.ts';
import { text } from './text.ts';

// One set of schemas validates the requests and becomes the OpenAPI document. Lengths are KakaoPay's ([doc]).
// The schemas of answers stand apart: only the document needs them.

/** KakaoPay's names for what the service calls otherwise: whoever knows its API will try them. */
const kakaoPayNames = {
  partner_order_id: 'orderId',
  partner_user_id: 'buyerId',
  item_name: 'itemName',
  item_code: 'itemCode',
  total_amount: 'totalWon',
  tax_free_amount: 'taxFreeWon',
  vat_amount: 'vatWon',
  approval_url: 'returnUrl',
  payment_method_type: 'method',
  available_cards: 'cards',
  install_month: 'installmentMonths',
};

export const newPayment = v.pipe(
  v.strictObject(
    {
      orderId: v.pipe(text(100), v.description("The shop's own number for the order.")),
      buyerId: v.pipe(
        text(100),
        v.description("The shop's own name for the buyer: no real name, telephone number or e-mail address."),
      ),
      itemName: text(100),
      itemCode: v.optional(text(100)),
      quantity: v.pipe(v.optional(quantity, 1), v.description('Pieces.')),
      totalWon: v.pipe(wholeNumber(1, wonMax), v.description('What the buyer pays, in won, VAT included.')),
      taxFreeWon: v.pipe(
        v.optional(won, 0),
        v.description('The tax-free part of the total, in won; with `vatWon` no more than the total.'),
      ),
      vatWon: v.pipe(
        v.optional(won),
        v.description('The VAT in the total, in won; an eleventh of the taxed part when left out.'),
      ),
      returnUrl: v.optional(returnUrl),
      method: v.pipe(
        v.optional(v.picklist(['CARD', 'MONEY'], 'must be CARD or MONEY')),
        v.description('The one method allowed; both when left out.'),
      ),
      cards: v.pipe(
        v.optional(
          v.pipe(
            v.array(text(20), 'must be a list'),
            v.minLength(1, 'must not be empty'),
            v.maxLength(30, 'may have 30 entries at most'),
          ),
        ),
        v.description("KakaoPay's codes of the card companies allowed, e.g. `HANA`; by agreement with KakaoPay."),
      ),
      installmentMonths: v.pipe(
        v.optional(wholeNumber(0, 12)),
        v.description('A fixed number of months for cards, 0 to 12; shuts out check cards.'),
      ),
    },
    objectMessage(kakaoPayNames),
  ),
  v.forward(
    v.check(
      ({ totalWon, taxFreeWon, vatWon = 0 }) => taxFreeWon + vatWon <= totalWon,
      'must not be less than taxFreeWon and vatWon together',
    ),
    ['totalWon'],
  ),
  v.title('NewPayment'),
);

export const listQuery = v.strictObject(
  {
    orderId: v.optional(text(100)),
    status: v.optional(v.picklist(statusNames, `must be one of ${statusNames.join(', ')}`)),
    from: v.pipe(v.optional(day), v.description('The first day, in Korea. 30 days before `to` when left out.')),
    to: v.pipe(v.optional(day), v.description('The last day, in Korea. Today when left out.')),
    ...listFields,
  },
  objectMessage(),
);
