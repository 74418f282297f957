import * as v from 'valibot';
import { time } from './descriptions.ts';

const sum = v.pipe(v.number(), v.integer());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const amounts = {
  totalWon: v.pipe(sum, v.description('The three below together.')),
  supplyWon: v.pipe(sum, v.description('What VAT was charged on, without the VAT.')),
  vatWon: sum,
  taxFreeWon: sum,
};

/** Parts of a report that stand in it many times, and in the document once. */
export const reportParts = {
  ReportApproved: v.pipe(
    v.object({ count, ...amounts }),
    v.description('Also what was canceled later. A payment of 0 won counts, and adds nothing.'),
  ),
  ReportCanceled: v.pipe(
    v.object({ count, ...amounts }),
    v.description('Given back, whenever it had been paid, here or at KakaoPay itself.'),
  ),
  ReportNet: v.pipe(v.object(amounts), v.description('`approved` less `canceled`: it may be below 0.')),
};

const totals = {
  approved: reportParts.ReportApproved,
  canceled: reportParts.ReportCanceled,
  net: reportParts.ReportNet,
};

const report = {
  asOf: time('When it was read; what happened in the seconds before may be missing. UTC.'),
  complete: v.pipe(v.boolean(), v.description('Whether the time is over, by the Korean calendar.')),
  unsettled: v.pipe(
    count,
    v.description(
      'Payments made in this time, and cancellations asked for in it, of which it is not known yet whether they happened. The report may change until it is 0.',
    ),
  ),
  total: v.object(totals),
  byMethod: v.array(
    v.object({
      method: v.pipe(
        v.string(),
        v.description('How the payment was paid: `CARD`, `MONEY`, what KakaoPay may add, or `UNKNOWN`.'),
        v.examples(['CARD']),
      ),
      ...totals,
    }),
  ),
  byCardIssuer: v.pipe(
    v.array(v.object({ cardIssuer: v.string(), ...totals })),
    v.description("By KakaoPay's name of the card company, or `UNKNOWN`; payments by card alone."),
  ),
  byType: v.pipe(
    v.array(v.object({ type: v.picklist(['once', 'subscription']), ...totals })),
    v.description('`subscription`: first payments and charges of subscriptions.'),
  ),
};

export const dayReport = v.object({
  day: v.pipe(v.string(), v.description('In Korea.'), v.examples(['2026-11-23'])),
  ...report,
});

export const monthReport = v.object({
  month: v.pipe(v.string(), v.description('In Korea.'), v.examples(['2026-11'])),
  ...report,
  byDay: v.pipe(
    v.array(v.object({ day: v.string(), ...totals })),
    v.description('The days on which something happened.'),
  ),
});
