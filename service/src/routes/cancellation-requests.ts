import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { wholeNumber, won, wonMax } from './amounts.ts';
import { text } from './text.ts';

const kakaoPayNames = {
  cancel_amount: 'amountWon',
  cancel_tax_free_amount: 'taxFreeWon',
  cancel_vat_amount: 'vatWon',
};

export const newCancellation = v.pipe(
  v.strictObject(
    {
      amountWon: v.pipe(
        v.optional(wholeNumber(1, wonMax)),
        v.description('What to give back, in won; all that is left when left out.'),
      ),
      taxFreeWon: v.pipe(
        v.optional(won),
        v.description(
          'The tax-free part of it, in won. When left out it is computed, so that any sequence of parts adds up.',
        ),
      ),
      vatWon: v.pipe(v.optional(won), v.description('The VAT in it, in won; computed likewise when left out.')),
      reason: v.pipe(v.optional(text(200)), v.description('For your own records; KakaoPay does not get it.')),
    },
    objectMessage(kakaoPayNames),
  ),
  v.title('NewCancellation'),
);
