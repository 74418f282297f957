import { appPagePath, type Device, pageRows } from '../api/addresses.ts';
import type { Control } from '../control/control.ts';
import { type Books, type Payment, paymentOfPage } from '../core/books.ts';
import { open } from '../core/payer.ts';
import type { Answer, Message } from '../message.ts';
import { paymentPage } from '../pages/index.ts';
import type { Route } from '../router.ts';
import { json, page, seeOther } from './headers.ts';
import { wantsJson } from './language.ts';
import { type Act, ownPage, payerActs } from './payment-acts.ts';
import { isHandedOver, paymentView, stateView } from './payment-view.ts';
import { refusal, refusalOf } from './refusals.ts';

interface WebParts {
  readonly books: Books;
  readonly control: Control;
  readonly baseUrl: () => string;
}

/** Each address pattern once; both kinds of payment of the legacy generation share theirs. */
const patterns: ReadonlyMap<string, Device> = new Map([
  ...pageRows.map(({ path, device }): [string, Device] => [path(':hash'), device]),
  [`${appPagePath}:hash`, 'app' as const],
]);

async function answerAct(message: Message, payment: Payment, act: Act): Promise<Answer> {
  try {
    const { redirect } = await act(payment, message);
    // A phone that was led here by the PC stays where it is.
    const to = isHandedOver(message) && !redirect.startsWith('/') ? ownPage(message) : redirect;
    return wantsJson(message) ? json({ redirect: to }) : seeOther(to);
  } catch (error) {
    return refusalOf(message, error, ownPage(message));
  }
}

/** The pages a payer sees, and what their buttons and their polling ask for. */
export function paymentRoutes({ books, control, baseUrl }: WebParts): Route[] {
  const forPayment =
    (answer: (payment: Payment, message: Message) => Answer | Promise<Answer>): Route['answer'] =>
    (message, hash) => {
      const payment = paymentOfPage(books, hash);
      return payment ? answer(payment, message) : refusal(message, 'not_found', 'There is no payment at this address.');
    };
  const acts = Object.entries(payerActs(books, control));
  return [...patterns].flatMap(([path, device]): Route[] => [
    {
      method: 'GET',
      path,
      answer: forPayment((payment, message) => {
        open(books, payment);
        return page(paymentPage(paymentView(books, baseUrl(), payment, device, message)));
      }),
    },
    {
      method: 'GET',
      path: `${path}/state`,
      answer: forPayment((payment, message) => json(stateView(books, payment, message))),
    },
    ...acts.map(
      ([name, act]): Route => ({
        method: 'POST',
        path: `${path}/${name}`,
        answer: forPayment((payment, message) => answerAct(message, payment, act)),
      }),
    ),
  ]);
}
