import * as v from 'valibot';
import type { Control } from '../control/control.ts';
import { choiceOf } from '../control/routes.ts';
import { payBody } from '../control/schemas.ts';
import type { Books, Payment } from '../core/books.ts';
import { isSubscriptionCid } from '../core/merchant-codes.ts';
import { choose, failAuth, type PayChoice, PayerError, redirectOf } from '../core/payer.ts';
import { type Message, searchOf } from '../message.ts';
import type { ActView, PayerAct } from '../views.ts';
import { validInput } from './input.ts';
import { wantsPage, without } from './language.ts';

/** What the payer does on the page; the answer is where the browser goes then. */
export type Act = (payment: Payment, message: Message) => Promise<ActView>;

/** The address of the page to which something was posted. */
export const ownPage = (message: Message): string =>
  message.path.replace(/\/\w+$/, '') + searchOf(without(message, 'step'));

/** The same page at the password's step. */
function checkPage(message: Message): string {
  const page = ownPage(message);
  return `${page}${page.includes('?') ? '&' : '?'}step=check`;
}

const choiceForm = v.object({ ...payBody.entries, agree: v.optional(v.string()) });

/** A browser cannot send the form without the payer's consent to later charges; programs that pay give none. */
function readChoice({ cid }: Payment, message: Message): PayChoice {
  const { agree, ...body } = validInput(message, choiceForm);
  if (isSubscriptionCid(cid) && wantsPage(message) && agree === undefined)
    throw new PayerError('invalid', 'A subscription needs the consent of the payer.');
  return choiceOf(body);
}

export function payerActs(books: Books, { payer, clock }: Control): Readonly<Record<PayerAct, Act>> {
  return {
    pay: async (payment, message) => payer.pay(payment.tid, readChoice(payment, message)),
    quit: ({ tid }) => payer.quit(tid),
    async check(payment, message) {
      choose(books, payment.tid, readChoice(payment, message));
      return { redirect: checkPage(message) };
    },
    async ars({ tid }, message) {
      await payer.step(tid, 'ask_ars');
      return { redirect: checkPage(message) };
    },
    fail: async ({ tid }) => ({ redirect: failAuth(books, tid) }),
    async expire(payment, message) {
      clock.advance(Math.max(0, payment.expiresAt - books.now()));
      return { redirect: redirectOf(books, payment) ?? ownPage(message) };
    },
  };
}
