import type { CallName } from '../api/calls.ts';
import type { Raw } from '../api/parameters.ts';
import type { Act, Generation } from '../core/books.ts';
import type { PayerEvent, Status } from '../core/states.ts';
import type { FaultKind } from '../faults/fault.ts';
import type { KeyKind, Scheme } from './key-looks.ts';

/**
 * What happened, as it is written down: raw and cheap, because it is done for each of a million payments. What people
 * read is made of it when they ask (`entries.ts`), redacted and with findings.
 */
export type Seen = SeenCall | SeenStep | SeenClock | SeenExpiry;

export const effects = ['none', 'requested', 'approved', 'issued', 'canceled', 'charged', 'ended'] as const;
export type Effect = (typeof effects)[number];

/** What the body of a call looks like that could not be read as its generation's own. */
export type BodyLooks = 'json' | 'form' | 'empty' | 'other';

/** One call of either generation. It is written down when it comes in, and filled in while it is answered. */
export interface SeenCall {
  readonly kind: 'call';
  /** 0 until it is kept. */
  n: number;
  readonly at: number;
  readonly generation: Generation;
  readonly method: string;
  readonly path: string;
  /** Undefined where there is no such call. */
  readonly name: CallName | undefined;
  /** The key itself is never kept. */
  readonly scheme: Scheme;
  readonly keyKind: KeyKind;
  readonly contentType: string;
  readonly userAgent: string | undefined;
  /** How far it came: whether the key, the body or what it asks for was looked at last. */
  stage: 'key' | 'body' | 'call';
  /** The parameters; undefined where they were not read. */
  raw: Raw | undefined;
  /** Looked at where the parameters could not be read. */
  body: BodyLooks | undefined;
  tid: string | undefined;
  sid: string | undefined;
  orderId: string | undefined;
  /** The payment's status when the call came in. */
  before: Status | undefined;
  /** What could be canceled when the call came in, in won. */
  leftWon: number | undefined;
  effect: Effect;
  /** What it did to the money. */
  act: Act | undefined;
  fault: FaultKind | undefined;
  /** HTTP status; undefined while the answer is held back, and where it was lost. */
  status: number | undefined;
  /** KakaoPay's code and text of a refusal. */
  code: number | undefined;
  text: string | undefined;
  /** The caller got no whole answer. */
  lost: boolean;
}

export type PayerStep = PayerEvent | 'end_subscription';

/** Something the payer did. */
export interface SeenStep {
  readonly kind: 'payer';
  n: number;
  readonly at: number;
  readonly step: PayerStep;
  readonly tid: string | undefined;
  readonly sid: string | undefined;
}

/** The clock was moved forward; `at` is the time after it. */
export interface SeenClock {
  readonly kind: 'clock';
  n: number;
  readonly at: number;
  readonly byMs: number;
}

/** A payment request ran out of time. */
export interface SeenExpiry {
  readonly kind: 'expired';
  n: number;
  readonly at: number;
  readonly tid: string;
  readonly before: Status;
}

/** What of a payment it is about; nothing for the clock. */
export const tidOf = (seen: Seen): string | undefined => (seen.kind === 'clock' ? undefined : seen.tid);
export const sidOf = (seen: Seen): string | undefined =>
  seen.kind === 'call' || seen.kind === 'payer' ? seen.sid : undefined;
