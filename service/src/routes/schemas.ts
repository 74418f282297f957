import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { isDay } from '../kst.ts';
import { failureReasons, waitReasons } from '../payment/reasons.ts';
import { states } from '../payment/states.ts';
import { quantity, wholeNumber, won, wonMax } from './amounts.ts';
import { explained, time } from './descriptions.ts';
import { returnUrl } from './return-url.ts';
import { reviewView } from './review-schemas.ts';
import { text } from './text.ts';

// One set of schemas validates the requests and becomes the OpenAPI document. Lengths are KakaoPay's ([doc]).

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

const statusNames = Object.keys(states) as (keyof typeof states)[];
const dayMessage = 'must be a day such as 2026-11-23';
const day = v.pipe(v.string(), v.isoDate(dayMessage), v.check(isDay, dayMessage));

export const listQuery = v.strictObject(
  {
    orderId: v.optional(text(100)),
    status: v.optional(v.picklist(statusNames, `must be one of ${statusNames.join(', ')}`)),
    from: v.pipe(v.optional(day), v.description('The first day, in Korea. 30 days before `to` when left out.')),
    to: v.pipe(v.optional(day), v.description('The last day, in Korea. Today when left out.')),
    limit: v.optional(v.pipe(v.string(), v.regex(/^([1-9][0-9]?|100)$/, 'must be 1 to 100')), '20'),
    cursor: v.pipe(
      v.optional(v.pipe(v.string(), v.maxLength(1000, 'may have 1000 characters at most'))),
      v.description('From the answer before; goes with the same parameters as there.'),
    ),
  },
  objectMessage(),
);

export const paymentView = v.object({
  id: v.string(),
  tid: v.optional(
    v.pipe(
      v.string(),
      v.description(
        "KakaoPay's own id of the payment: to find it in the partner console. A charge has none until it is confirmed.",
      ),
    ),
  ),
  status: v.picklist(statusNames),
  orderId: v.string(),
  buyerId: v.string(),
  itemName: v.string(),
  itemCode: v.optional(v.string()),
  quantity,
  totalWon: won,
  taxFreeWon: won,
  vatWon: won,
  returnUrl: v.optional(v.string()),
  subscriptionId: v.optional(
    v.pipe(v.string(), v.description('Of the subscription whose first payment or charge it is.')),
  ),
  period: v.optional(v.pipe(v.number(), v.description("Which date of the subscription's plan it is charged for."))),
  checkoutUrl: v.pipe(
    v.string(),
    v.description('Send the buyer here; it finds the right page for the device. For a charge: how it stands.'),
  ),
  receiptUrl: v.string(),
  appLinks: v.optional(
    v.pipe(
      v.object({ android: v.optional(v.string()), ios: v.optional(v.string()) }),
      v.description('For native apps: opens KakaoTalk. Until the buyer has nothing more to do.'),
    ),
  ),
  createdAt: time('UTC.'),
  expiresAt: time('Until then the buyer can pay. UTC.'),
  approval: v.optional(
    v.object({
      aid: v.optional(v.pipe(v.string(), v.description("KakaoPay's id of the approval."))),
      sid: v.optional(
        v.pipe(v.string(), v.description("KakaoPay's id of the subscription, with a merchant code for subscriptions.")),
      ),
      method: v.pipe(
        v.string(),
        v.description('`CARD`, `MONEY`, what KakaoPay may add, or `UNKNOWN` where it did not say.'),
        v.examples(['CARD']),
      ),
      approvedAt: time('Where KakaoPay did not say: when the payment was created. UTC.'),
      cardIssuer: v.optional(v.string()),
      cardApprovalNumber: v.optional(v.pipe(v.string(), v.description("The card company's number of the approval."))),
      installmentMonths: v.optional(v.number()),
    }),
  ),
  waiting: v.optional(
    v.pipe(
      v.object({
        since: time('UTC.'),
        lookups: v.pipe(v.number(), v.integer(), v.description('How often KakaoPay was asked.')),
        reason: explained(waitReasons),
        nextLookupAt: v.optional(time('When it is asked again, at the latest. UTC.')),
      }),
      v.description('KakaoPay was asked, and it is not known yet how the payment stands.'),
    ),
  ),
  failure: v.optional(
    v.object({
      reason: explained(failureReasons),
      kakaoPayCode: v.optional(v.pipe(v.number(), v.examples([-780]))),
      kakaoPayMessage: v.optional(v.pipe(v.string(), v.examples(['잔액이 부족합니다.']))),
    }),
  ),
  review: v.optional(
    v.pipe(
      reviewView,
      v.description('While the payment is `needs_review`: what a person has to go by. `failure` says why.'),
    ),
  ),
  canceledWon: v.pipe(won, v.description('What has been given back so far, in won.')),
  timeline: v.pipe(
    v.array(
      v.object({
        n: v.pipe(v.number(), v.integer()),
        type: v.pipe(v.string(), v.description('More types may be added.'), v.examples(['approve_confirmed'])),
        at: time('UTC.'),
        by: v.optional(v.pipe(v.string(), v.description('The id of the API key that asked for it.'))),
        reason: v.optional(v.pipe(v.string(), v.description("That person's own words."))),
      }),
    ),
    v.description('What happened, in order, and who asked for it.'),
  ),
});

export const paymentList = v.object({ payments: v.array(paymentView), cursor: v.optional(v.string()) });
