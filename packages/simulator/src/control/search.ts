import { type Books, type Payment, shownStatus } from '../core/books.ts';

/** The payments in which a text occurs, in any of what a person would look for. */
export function* found(books: Books, text = ''): Iterable<Payment> {
  const wanted = text.trim().toLowerCase();
  for (const payment of books.payments.values()) {
    if (wanted === '' || wordsOf(books, payment).includes(wanted)) yield payment;
  }
}

function wordsOf(books: Books, payment: Payment): string {
  const { tid, orderId, userId, itemName } = payment;
  return `${tid}\n${orderId}\n${userId}\n${itemName}\n${shownStatus(books, payment)}`.toLowerCase();
}
