import { paymentIdPattern, reconciliationIdPattern, subscriptionIdPattern } from '../ids.ts';
import { addDays, isDay } from '../kst.ts';
import { type Status, statusNames } from '../payment/states.ts';
import { statusLabels } from './words/statuses.ts';

/** What somebody typed into the search field may be. */
export type Wanted =
  | { readonly kind: 'payment' | 'subscription' | 'event'; readonly id: string }
  | { readonly kind: 'tid' | 'aid'; readonly id: string }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'amount'; readonly totalWon: number }
  /** An order, a buyer or an item: the table says which. */
  | { readonly kind: 'text'; readonly text: string };

/** An event's id: that of what it happened to, and its number there. */
const numberOfEvent = /_\d{1,5}$/;
const haveEvents = [paymentIdPattern, subscriptionIdPattern, reconciliationIdPattern];
const isEventId = (text: string): boolean =>
  numberOfEvent.test(text) && haveEvents.some((pattern) => pattern.test(text.replace(numberOfEvent, '')));
/** KakaoPay's ids: a capital letter and 18 or more digits or letters. */
const kakaoPayId = /^[TAS][0-9A-Za-z]{17,31}$/;

/** The one search field knows what it got. `today` and what is derived from it are Korean days. */
export function wantedBy(typed: string, today: string): Wanted {
  const text = typed.trim();
  if (paymentIdPattern.test(text)) return { kind: 'payment', id: text };
  if (subscriptionIdPattern.test(text)) return { kind: 'subscription', id: text };
  if (isEventId(text)) return { kind: 'event', id: text };
  if (kakaoPayId.test(text)) return { kind: text.startsWith('A') ? 'aid' : 'tid', id: text };
  const day = dayIn(text, today);
  if (day !== undefined) return { kind: 'day', day };
  const status = statusIn(text);
  if (status !== undefined) return { kind: 'status', status };
  const amount = /^(?:₩\s?)?(\d{1,3}(?:,\d{3})+|\d{1,10})\s?(원|won)?$/i.exec(text);
  const isMarked = amount !== null && (/[,₩원]/.test(text) || amount[2] !== undefined);
  if (isMarked) return { kind: 'amount', totalWon: Number(amount[1]?.replaceAll(',', '')) };
  return { kind: 'text', text };
}

/** What the list of payments is asked for where that is all there is to ask; `undefined`: one thing, or a text. */
export function listQueryFor(wanted: Wanted): Readonly<Record<string, string>> | undefined {
  switch (wanted.kind) {
    case 'tid':
    case 'aid':
      return { [wanted.kind]: wanted.id };
    case 'day':
      return { from: wanted.day, to: wanted.day };
    case 'status':
      return { status: wanted.status };
    case 'amount':
      return { totalWon: String(wanted.totalWon) };
    default:
      return undefined;
  }
}

/** `2026-11-23`, `2026.11.23`, `11/23`, `11월 23일`, and what people call the last two days. */
function dayIn(text: string, today: string): string | undefined {
  if (/^(오늘|today)$/i.test(text)) return today;
  if (/^(어제|yesterday)$/i.test(text)) return addDays(today, -1);
  const whole = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?$/.exec(text);
  const short = /^(\d{1,2})\/(\d{1,2})$/.exec(text) ?? /^(\d{1,2})월\s?(\d{1,2})일$/.exec(text);
  const parts = whole ? whole.slice(1) : short ? [today.slice(0, 4), ...short.slice(1)] : undefined;
  if (parts === undefined) return undefined;
  const day = parts.map((part) => part.padStart(2, '0')).join('-');
  // A day of this year that is still to come is one of the last.
  const past = !whole && day > today ? `${Number(day.slice(0, 4)) - 1}${day.slice(4)}` : day;
  return isDay(past) ? past : undefined;
}

/** By its name in the API, or by either label. */
const statusIn = (text: string): Status | undefined =>
  statusNames.find((status) => {
    const { ko, en } = statusLabels[status];
    return [status, ko, en].some(
      (word) => word.toLowerCase().replaceAll(' ', '') === text.toLowerCase().replaceAll(' ', ''),
    );
  });
