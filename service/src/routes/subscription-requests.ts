import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { subscriptionStatusNames } from '../subscription/states.ts';
import { quantity, wholeNumber, won, wonMax } from './amounts.ts';
import { day, listFields } from './list-fields.ts';
import { returnUrl } from './return-url.ts';
import { text } from './text.ts';

const taxParts = {
  taxFreeWon: v.pipe(v.optional(won, 0), v.description('The tax-free part of it, in won.')),
  vatWon: v.pipe(v.optional(won), v.description('The VAT in it, in won; an eleventh of the taxed part when left out.')),
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
    count: v.pipe(v.optional(wholeNumber(1, 366), 1), v.description('Every so many of them.')),
  },
  objectMessage(),
);

/** Growing, so that each retry comes after the one before. */
const isGrowing = (days: number[]): boolean => days.every((at, index) => at > (days[index - 1] ?? 0));

const newPlan = v.pipe(
  v.strictObject(
    {
      amountWon: v.pipe(positive, v.description('What each charge takes, in won, VAT included.')),
      ...taxParts,
      interval,
      anchor: v.pipe(
        v.optional(day),
        v.description(
          'The day in Korea from which every date is counted: monthly from 31 January it is 28 or 29 February, and then 31 March. The day of the request when left out, after the trial. The first payment is for the period that it lies in.',
        ),
      ),
      trialDays: v.pipe(
        v.optional(wholeNumber(0, 366), 0),
        v.description('So many days until the first charge; not together with `anchor`.'),
      ),
      chargesMax: v.pipe(v.optional(wholeNumber(1, 1_000)), v.description('After so many charges it is complete.')),
      lastDay: v.pipe(v.optional(day), v.description('Nothing is charged after that day in Korea.')),
      retryDays: v.pipe(
        v.optional(
          v.pipe(
            v.array(wholeNumber(1, 60), 'must be a list'),
            v.maxLength(10, 'may have 10 entries at most'),
            v.check(isGrowing, 'must be growing days'),
          ),
          [1, 3, 7],
        ),
        v.description('How many days after its date a refused charge is tried again; retries move no later date.'),
      ),
      afterRetries: v.pipe(
        v.optional(v.picklist(['end', 'pause'], 'must be end or pause'), 'pause'),
        v.description('What becomes of the subscription when the last retry was refused, too.'),
      ),
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
      orderId: v.pipe(text(100), v.description("The shop's own number for the order of the first payment.")),
      buyerId: v.pipe(
        text(100),
        v.description("The shop's own name for the buyer: no real name, telephone number or e-mail address."),
      ),
      itemName: text(100),
      itemCode: v.optional(text(100)),
      quantity: v.pipe(v.optional(quantity, 1), v.description('Pieces.')),
      firstPayment: v.pipe(
        v.strictObject(
          { amountWon: v.pipe(won, v.description('In won, VAT included; 0 registers without a charge.')), ...taxParts },
          objectMessage(),
        ),
        v.forward(
          v.check((amounts) => fit(amounts), fitMessage),
          ['amountWon'],
        ),
      ),
      plan: v.pipe(v.optional(newPlan), v.description('Without one, only the shop asks for charges.')),
      returnUrl: v.optional(returnUrl),
      method: v.pipe(
        v.optional(v.picklist(['CARD', 'MONEY'], 'must be CARD or MONEY')),
        v.description('The one method allowed; both when left out.'),
      ),
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
      amountWon: v.pipe(v.optional(positive), v.description('From the next charge on, in won; needs a plan.')),
      taxFreeWon: v.pipe(v.optional(won), v.description('Goes with amountWon; 0 when left out.')),
      vatWon: v.pipe(
        v.optional(won),
        v.description('Goes with amountWon; an eleventh of the taxed part when left out.'),
      ),
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
      amountWon: v.pipe(positive, v.description('In won, VAT included.')),
      ...taxParts,
      itemName: v.pipe(v.optional(text(100)), v.description("The subscription's when left out.")),
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
