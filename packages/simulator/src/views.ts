import type { Device } from './api/addresses.ts';
import type { PayMethod } from './core/books.ts';
import type { CardChoice } from './core/cards.ts';
import type { FaultKind, Selectors, When } from './faults/fault.ts';
import type { JournalEntry } from './journal/schemas.ts';

/** What the pages are given to show: plain data, so that a page needs no knowledge of the simulator. */

export type Language = 'ko' | 'en';

/** What a payer can post: pay, leave, go to the password's step, fail it, wait for a call, let the time run out. */
export type PayerAct = 'pay' | 'quit' | 'check' | 'fail' | 'ars' | 'expire';

/** `fixed`: the merchant asked for this many months; `choices`: the payer picks. 0 months is a lump sum. */
export type Installments = { readonly fixed: number } | { readonly choices: readonly number[] };

/** How the payer has chosen to pay. 0 months is a lump sum. */
export interface ChosenMethod {
  readonly method: PayMethod;
  readonly card?: CardChoice;
  readonly installMonths: number;
  readonly pointWon: number;
}

export interface PaymentPageView {
  readonly tid: string;
  readonly device: Device;
  readonly lang: Language;
  /** The same page in the other language, an absolute path. */
  readonly otherLangUrl: string;
  readonly itemName: string;
  readonly quantity: number;
  /** Won, as are the two below; tax-free and VAT are parts of the total. */
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
  /** The merchant's code (`cid`), for want of a shop's name. */
  readonly merchant: string;
  readonly subscription: boolean;
  /** One of KakaoPay's status words. */
  readonly status: string;
  /** Nothing can be paid any more: paid, given up, failed or out of time. */
  readonly finished: boolean;
  /** Milliseconds of the simulator's clock; show `expiresAt - now`, never compare with the browser's clock. */
  readonly expiresAt: number;
  readonly now: number;
  readonly methods: readonly PayMethod[];
  readonly cards: readonly CardChoice[];
  readonly installments: Installments;
  /** The points that may be used, in won; 0 where none may. */
  readonly pointsWon: number;
  /** Set at the step after choosing: the password's. */
  readonly chosen?: ChosenMethod;
  /** The page stands in a frame of the simulator's own: what leads to the shop opens a tab of its own. */
  readonly newTab: boolean;
  /** Absolute address of the mobile page, for the QR code. */
  readonly mobileUrl: string;
  /** Absolute paths. `pay` and `check` take the form's fields; all keep the page's own query. */
  readonly actions: Readonly<Record<'state' | 'choose' | PayerAct, string>>;
  /** Where the browser belongs now that the payment is finished. Absent while it can be paid, and when `handedBack`. */
  readonly redirect?: string;
  /** This phone came from the PC's QR code and is done: the PC's page goes on to the shop, this one only says so. */
  readonly handedBack: boolean;
}

/** The answer of `actions.state`. */
export interface PaymentStateView {
  readonly status: string;
  readonly finished: boolean;
  readonly remainingMs: number;
  readonly redirect?: string;
  readonly handedBack: boolean;
}

/** The answer of what a payer posts to `Accept: application/json`; a refusal has `error` instead. */
export interface ActView {
  readonly redirect: string;
}

/** The kinds of payments that the list can be narrowed down to. */
export type PaymentState = 'all' | 'open' | 'authenticated' | 'paid' | 'canceled' | 'ended';

export interface ListedPayment {
  readonly tid: string;
  readonly status: string;
  readonly finished: boolean;
  readonly itemName: string;
  readonly orderId: string;
  readonly totalWon: number;
  readonly canceledWon: number;
  readonly merchant: string;
  /** KST, `yyyy-MM-ddTHH:mm:ss`. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly expired: boolean;
  readonly methods: readonly PayMethod[];
  /** Absolute path of the page that tells all of this payment. */
  readonly url: string;
  /** Absolute path of the PC page; empty for a charge that asks no payer. */
  readonly pageUrl: string;
  /** Absolute path of the page for phones, for the phone beside the list. */
  readonly phoneUrl: string;
  /** Present while the payment can be acted on: form targets (POST). `pay` takes a `method` field. */
  readonly actions?: { readonly pay: string; readonly quit: string };
}

export interface ListedSubscription {
  readonly sid: string;
  readonly status: string;
  readonly itemName: string;
  readonly merchant: string;
  readonly createdAt: string;
  readonly lastApprovedAt: string;
  readonly inactivatedAt?: string;
  /** Form target (POST) that ends it as the payer would; present while it is active. */
  readonly endUrl?: string;
}

/** Something that happened; `url` leads to the payment it is about. */
export type HistoryEntry = JournalEntry & { readonly url?: string };

/** A fault, and how often it has struck. */
export interface ListedFault extends Selectors {
  readonly kind: FaultKind;
  readonly code?: number;
  readonly status?: number;
  readonly ms?: number;
  readonly when?: When;
  readonly fired: number;
  /** Form target (POST). */
  readonly removeUrl: string;
}

/** One open question about KakaoPay; the usual choice comes first. */
export interface SettingRow {
  readonly name: string;
  readonly question: string;
  readonly value: string | number;
  readonly choices: readonly (string | number)[];
  /** How sure the usual choice is. */
  readonly mark: string;
}

/** A length of time to move the clock by. */
export type ClockStep = '1m' | '5m' | '16m' | '1h' | '6h' | '1d' | '7d' | '30d';

export interface ListPageView {
  readonly lang: Language;
  readonly otherLangUrl: string;
  /** The address to give to a program as KakaoPay's. */
  readonly baseUrl: string;
  /** KST, `yyyy-MM-ddTHH:mm:ss`. */
  readonly now: string;
  /** How far one can slide the clock, in the words that it takes. */
  readonly clockSteps: readonly ClockStep[];
  /** Newest first, those of this page that the search finds. */
  readonly payments: readonly ListedPayment[];
  /** `url` takes the fields `q`, `state` and `lang`; `allUrl` is the list without a search. */
  readonly search: { readonly text: string; readonly url: string; readonly allUrl: string };
  readonly states: readonly { readonly state: PaymentState; readonly url: string; readonly current: boolean }[];
  readonly pages: {
    readonly current: number;
    readonly last: number;
    /** Of all the payments found. */
    readonly count: number;
    readonly newerUrl?: string;
    readonly olderUrl?: string;
  };
  readonly subscriptions: readonly ListedSubscription[];
  readonly totals: { readonly paidWon: number; readonly canceledWon: number };
  readonly faults: readonly ListedFault[];
  /** What happened lately, newest first; `onlySaid`: what there is something to say about. */
  readonly history: {
    readonly entries: readonly HistoryEntry[];
    readonly onlySaid: boolean;
    readonly allUrl: string;
    readonly saidUrl: string;
  };
  readonly settings: readonly SettingRow[];
  /** What the phone beside the list shows first, an absolute path. */
  readonly phoneUrl: string;
  /** Form targets (POST). `advance` takes a field `advance` such as `16m`, `slide` a field `step`. */
  readonly actions: Readonly<Record<'advance' | 'slide' | 'reset' | 'fault' | 'settings', string>>;
}

/** All of one payment, for developers. */
export interface DetailPageView {
  readonly lang: Language;
  readonly otherLangUrl: string;
  readonly listUrl: string;
  readonly payment: ListedPayment;
  /** Won; points are a part of what was paid. */
  readonly money: { readonly paidWon: number; readonly canceledWon: number; readonly pointWon: number };
  /** What the payer can do now beside paying: form targets (POST). */
  readonly acts: { readonly [act in 'quit' | 'fail' | 'expire']?: string };
  /** Absolute paths of the payer's pages; none for a charge that asks no payer. */
  readonly pages: { readonly [device in Device]?: string };
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The faults of this payment alone. */
  readonly faults: readonly ListedFault[];
  readonly subscription?: ListedSubscription;
  readonly phoneUrl: string;
  readonly actions: { readonly fault: string };
}

export interface ErrorPageView {
  readonly lang: Language;
  readonly status: number;
  /** `not_found`: no such page; `refused`: another site's form; `cannot`: the state forbids it; `invalid`: bad. */
  readonly reason: 'not_found' | 'refused' | 'cannot' | 'invalid';
  /** A plain English sentence with the detail, to show under the translated heading. */
  readonly detail?: string;
  /** Absolute path to go back to. */
  readonly backUrl?: string;
}
