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
      orderId: text(100),
      buyerId: text(100),
      itemName: text(100),
      itemCode: v.optional(text(100)),
      quantity: v.optional(quantity, 1),
      totalWon: wholeNumber(1, wonMax),
      taxFreeWon: v.optional(won, 0),
      vatWon: v.optional(won),
      returnUrl: v.optional(returnUrl),
      method: v.optional(v.picklist(['CARD', 'MONEY'], 'must be CARD or MONEY')),
      cards: v.optional(
        v.pipe(
          v.array(text(20), 'must be a list'),
          v.minLength(1, 'must not be empty'),
          v.maxLength(30, 'may have 30 entries at most'),
        ),
      ),
      installmentMonths: v.optional(wholeNumber(0, 12)),
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
    buyerId: v.optional(text(100)),
    tid: v.optional(text(100)),
    aid: v.optional(text(100)),
    totalWon: v.optional(v.pipe(v.string(), v.regex(/^\d{1,10}$/, 'must be a whole number of won'))),
    text: v.optional(text(100)),
    from: v.optional(day),
    to: v.optional(day),
    ...listFields,
  },
  objectMessage(),
);
