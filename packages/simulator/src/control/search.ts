import { type Books, type Payment, shownStatus } from '../core/books.ts';

/** The payments in which a text occurs, in any of what a person would look for. */
export function* found(books: Books, text = ''): Iterable<Payment> {
  const wanted = text.trim().toLowerCase();
  for (const payment of books.payments.values()) {
    const { tid, orderId, userId, itemName } = payment;
    const words = `${tid}\n${orderId}\n${userId}\n${itemName}\n${shownStatus(books, payment)}`;
    if (wanted === '' || words.toLowerCase().includes(wanted)) yield payment;
  }
}
