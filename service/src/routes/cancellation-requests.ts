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
      amountWon: v.optional(wholeNumber(1, wonMax)),
      taxFreeWon: v.optional(won),
      vatWon: v.optional(won),
      reason: v.optional(text(200)),
    },
    objectMessage(kakaoPayNames),
  ),
  v.title('NewCancellation'),
);
