import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { subscriptionStatusNames } from '../subscription/states.ts';
import { quantity, wholeNumber, won, wonMax } from './amounts.ts';
import { day, listFields } from './list-fields.ts';
import { returnUrl } from './return-url.ts';
import { text } from './text.ts';

const taxParts = {
  taxFreeWon: v.optional(won, 0),
  vatWon: v.optional(won),
};
interface Amounts {
  readonly amountWon: number;
  readonly taxFreeWon?: number | undefined;
  readonly vatWon?: number | undefined;
}
const fit = ({ amountWon, taxFreeWon = 0, vatWon = 0 }: Amounts): boolean => taxFreeWon + vatWon <= amountWon;
const fitMessage = 'must not be less than taxFreeWon and vatWon together';
const positive = wholeNumber(1, wonMax);

const interval = v.strictObject(
  {
    unit: v.picklist(['day', 'week', 'month', 'year'], 'must be day, week, month or year'),
    count: v.optional(wholeNumber(1, 366), 1),
  },
  objectMessage(),
);

/** Growing, so that each retry comes after the one before. */
const isGrowing = (days: number[]): boolean => days.every((at, index) => at > (days[index - 1] ?? 0));

const newPlan = v.pipe(
  v.strictObject(
    {
      amountWon: positive,
      ...taxParts,
      interval,
      anchor: v.optional(day),
      trialDays: v.optional(wholeNumber(0, 366), 0),
      chargesMax: v.optional(wholeNumber(1, 1_000)),
      lastDay: v.optional(day),
      retryDays: v.optional(
        v.pipe(
          v.array(wholeNumber(1, 60), 'must be a list'),
          v.maxLength(10, 'may have 10 entries at most'),
          v.check(isGrowing, 'must be growing days'),
        ),
        [1, 3, 7],
      ),
      afterRetries: v.optional(v.picklist(['end', 'pause'], 'must be end or pause'), 'pause'),
    },
    objectMessage(),
  ),
  v.forward(
    v.check((amounts) => fit(amounts), fitMessage),
    ['amountWon'],
  ),
  v.forward(
    v.check(({ anchor, trialDays }) => anchor === undefined || trialDays === 0, 'must be left out beside anchor'),
    ['trialDays'],
  ),
);

export const newSubscription = v.pipe(
  v.strictObject(
    {
      orderId: text(100),
      buyerId: text(100),
      itemName: text(100),
      itemCode: v.optional(text(100)),
      quantity: v.optional(quantity, 1),
      firstPayment: v.pipe(
        v.strictObject({ amountWon: won, ...taxParts }, objectMessage()),
        v.forward(
          v.check((amounts) => fit(amounts), fitMessage),
          ['amountWon'],
        ),
      ),
      plan: v.optional(newPlan),
      returnUrl: v.optional(returnUrl),
      method: v.optional(v.picklist(['CARD', 'MONEY'], 'must be CARD or MONEY')),
    },
    objectMessage({
      partner_order_id: 'orderId',
      partner_user_id: 'buyerId',
      item_name: 'itemName',
      total_amount: 'firstPayment',
      approval_url: 'returnUrl',
      payment_method_type: 'method',
    }),
  ),
  v.title('NewSubscription'),
);

export const subscriptionChange = v.pipe(
  v.strictObject(
    {
      amountWon: v.optional(positive),
      taxFreeWon: v.optional(won),
      vatWon: v.optional(won),
      itemName: v.optional(text(100)),
    },
    objectMessage({ item_name: 'itemName', total_amount: 'amountWon' }),
  ),
  v.check((change) => Object.values(change).some((value) => value !== undefined), 'must name what is to change'),
  v.forward(
    v.check(({ amountWon = wonMax, ...parts }) => fit({ amountWon, ...parts }), fitMessage),
    ['amountWon'],
  ),
  v.forward(
    v.check(
      ({ amountWon, taxFreeWon, vatWon }) => amountWon !== undefined || (taxFreeWon ?? vatWon) === undefined,
      'must be given with taxFreeWon or vatWon',
    ),
    ['amountWon'],
  ),
  v.title('SubscriptionChange'),
);

export const newCharge = v.pipe(
  v.strictObject(
    {
      amountWon: positive,
      ...taxParts,
      itemName: v.optional(text(100)),
    },
    objectMessage({ item_name: 'itemName', total_amount: 'amountWon' }),
  ),
  v.forward(
    v.check((amounts) => fit(amounts), fitMessage),
    ['amountWon'],
  ),
  v.title('NewCharge'),
);

export const subscriptionQuery = v.strictObject(
  {
    buyerId: v.optional(text(100)),
    status: v.optional(v.picklist(subscriptionStatusNames, `must be one of ${subscriptionStatusNames.join(', ')}`)),
    ...listFields,
  },
  objectMessage(),
);
