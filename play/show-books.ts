import type { CoreSimulator } from 'kakaopay-simulator/browser';
import { compared, differs, takenWon } from './books.ts';
import { element, make } from './elements.ts';
import { believedWon, type Order } from './order.ts';
import type { Words } from './words.ts';

type Payment = ReturnType<CoreSimulator['payments']>[number];

const row = (cells: readonly (string | Node)[], isWrong: boolean) => {
  const [first = '', ...others] = cells;
  const inside = [make('th', [first], { scope: 'row' }), ...others.map((cell) => make('td', [cell]))];
  return make('tr', inside, isWrong ? { class: 'differs' } : {});
};

/** The rows of a book, newest first, and its total. */
function fill(id: string, rows: readonly HTMLElement[], total: string): void {
  const table = element<HTMLTableElement>(id);
  table.hidden = rows.length === 0;
  element(`${id}-empty`).hidden = rows.length > 0;
  table.tBodies[0]?.replaceChildren(...[...rows].reverse());
  table.tFoot?.querySelector('td')?.replaceChildren(total);
}

function believed(order: Order, isWrong: boolean, text: Words): Node {
  const cell = make('span', [text[order.believes]]);
  if (isWrong) cell.append(make('small', [text.differs]));
  return cell;
}

/** Shows both books, and whether they agree. */
export function showBooks(payments: readonly Payment[], orders: readonly Order[], text: Words): void {
  const { shopWon, kakaoPayWon, agree } = compared(payments, orders);
  const orderRows = orders.map((order) => {
    const isWrong = differs(payments, order);
    return row([order.id, believed(order, isWrong, text), text.amount(believedWon(order))], isWrong);
  });
  fill('orders', orderRows, text.amount(shopWon));
  const paymentRows = payments.map((payment) => {
    const { orderId, tid, status, expired } = payment;
    const name = make('span', [orderId, make('small', [`tid …${tid.slice(-6)}`])]);
    const shown = make('span', [make('code', [status]), ...(expired ? [make('small', [text.expired])] : [])]);
    return row([name, shown, text.amount(takenWon(payment))], false);
  });
  fill('payments', paymentRows, text.amount(kakaoPayWon));
  const verdict = element('verdict');
  verdict.classList.toggle('differs', !agree);
  const shown = agree
    ? text.agree(text.amount(shopWon))
    : text.disagree(text.amount(shopWon), text.amount(kakaoPayWon));
  // What is said again is read out again.
  if (verdict.textContent !== shown) verdict.textContent = shown;
}
