import type { Ledger, PaymentSummary } from 'kakaopay-simulator';
import { carriedOut, isOurs } from '../../service/src/payment/cancellation.ts';
import type { Payment } from '../../service/src/payment/payment.ts';
import type { Desk } from '../people/desk.ts';
import type { Report } from './invariants.ts';
import { judgeLedger } from './ledger.ts';

type Entry = Ledger['entries'][number];

/** All that KakaoPay has done to one payment. */
interface Account {
  readonly tid: string;
  readonly orderId: string;
  readonly entries: Entry[];
}

export interface Books {
  /** All that we hold. */
  readonly payments: readonly Payment[];
  /** All that KakaoPay did, oldest first. */
  readonly ledger: Ledger;
  /** KakaoPay's payments, of which `orderId` is read. */
  readonly theirs: readonly PaymentSummary[];
}

const parts = ['totalWon', 'taxFreeWon', 'vatWon'] as const;

/** Holds our books against KakaoPay's, and KakaoPay's against what was asked for. */
export function judgeMoney(report: Report, books: Books, desk: Desk): void {
  const accounts = accountsOf(books);
  judgeLedger(report, books.ledger.entries, books.theirs);
  compare(report, books.payments, accounts);
  countKeys(report, books.payments, accounts, desk);
}

function accountsOf({ ledger, theirs }: Books): Map<string, Account> {
  const accounts = new Map<string, Account>();
  const orders = new Map(theirs.map(({ tid, orderId }) => [tid, orderId]));
  for (const entry of ledger.entries) {
    const { tid } = entry;
    const account = accounts.get(tid) ?? { tid, orderId: orders.get(tid) ?? '', entries: [] };
    accounts.set(tid, account);
    account.entries.push(entry);
  }
  return accounts;
}

const amountsOf = (entry: Pick<Entry, (typeof parts)[number]>): string => parts.map((part) => entry[part]).join('/');

function compare(report: Report, payments: readonly Payment[], accounts: Map<string, Account>): void {
  const unclaimed = new Map(accounts);
  const later: Payment[] = [];
  const claim = (payment: Payment, account: Account | undefined): void => {
    if (account) unclaimed.delete(account.tid);
    const [theirs, ours] = [(account?.entries ?? []).map(lineOf).sort(), linesOf(payment).sort()];
    if (theirs.join() === ours.join()) return;
    report(
      'books',
      payment.id,
      `we hold ${ours.join(', ') || 'nothing'}; KakaoPay did ${theirs.join(', ') || 'nothing'}`,
    );
  };
  for (const payment of payments) {
    if (payment.tid === undefined && payment.approval !== undefined) later.push(payment);
    else claim(payment, payment.tid === undefined ? undefined : unclaimed.get(payment.tid));
  }
  // A charge whose answer was lost is known by its order alone.
  for (const payment of later) {
    claim(
      payment,
      [...unclaimed.values()].find(({ orderId }) => orderId === payment.orderId),
    );
  }
  for (const { orderId, tid, entries } of unclaimed.values()) {
    report('books', orderId, `KakaoPay did ${entries.map(lineOf).join(', ')} for ${tid}, of which we know nothing`);
  }
}

const lineOf = (entry: Entry): string => `${entry.kind} ${amountsOf(entry)}`;

function linesOf(payment: Payment): string[] {
  const { approval, totalWon } = payment;
  if (approval === undefined || totalWon === 0) return [];
  const canceled = carriedOut(payment).map((one) => `CANCEL ${amountsOf({ ...one, totalWon: one.amountWon })}`);
  return [`PAYMENT ${amountsOf(payment)}`, ...canceled];
}

function countKeys(
  report: Report,
  payments: readonly Payment[],
  accounts: ReadonlyMap<string, Account>,
  desk: Desk,
): void {
  const charged = new Map<string, number>();
  const periods = new Set<string>();
  for (const payment of payments) {
    const { id, tid = '', subscriptionId, period, approval } = payment;
    const keys = carriedOut(payment)
      .filter(isOurs)
      .map(({ key }) => key);
    if (new Set(keys).size < keys.length) report('key_once', id, 'one key has given money back twice');
    const cancels = accounts.get(tid)?.entries.filter(({ kind }) => kind === 'CANCEL').length ?? 0;
    const wanted = desk.cancels.filter(({ paymentId }) => paymentId === id).length;
    const elsewhere = desk.elsewhere.filter((one) => one.tid === tid).length;
    if (cancels > wanted + elsewhere) report('key_once', id, `${cancels} times given back, ${wanted} times asked for`);
    if (subscriptionId === undefined || approval === undefined) continue;
    const isCharge = payment.orderId.startsWith('sub_');
    if (period === undefined && isCharge) charged.set(subscriptionId, (charged.get(subscriptionId) ?? 0) + 1);
    if (period !== undefined && periods.has(`${subscriptionId} ${period}`)) {
      report('period_charged_once', subscriptionId, `date ${period} was charged twice`);
    }
    if (period !== undefined) periods.add(`${subscriptionId} ${period}`);
  }
  for (const [id, count] of charged) {
    const wanted = desk.charges.filter(({ subscriptionId }) => subscriptionId === id).length;
    if (count > wanted) report('key_once', id, `${count} times charged, ${wanted} times asked for`);
  }
}
