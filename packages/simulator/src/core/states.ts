/**
 * The life of a payment: the states are KakaoPay's status words [doc], the edges are inferred.
 * Everything that asks "may this happen now?" reads these two tables.
 */

interface StateRow {
  /** Still waiting for the payer or the merchant: it expires. */
  readonly waiting: boolean;
  /** Where the browser goes on to; none while the payer still has something to do. */
  readonly backTo?: 'approvalUrl' | 'cancelUrl' | 'failUrl';
  /** The code that refuses an approve here; none where it is possible. */
  readonly approve?: -701 | -702 | -783;
  /** The code that refuses a cancel here; none where it is possible. */
  readonly cancel?: -784;
}

export const states = {
  READY: { waiting: true, approve: -701, cancel: -784 },
  SEND_TMS: { waiting: true, approve: -701, cancel: -784 },
  OPEN_PAYMENT: { waiting: true, approve: -701, cancel: -784 },
  SELECT_METHOD: { waiting: true, approve: -701, cancel: -784 },
  ARS_WAITING: { waiting: true, approve: -701, cancel: -784 },
  AUTH_PASSWORD: { waiting: true, backTo: 'approvalUrl', cancel: -784 },
  SUCCESS_PAYMENT: { waiting: false, backTo: 'approvalUrl', approve: -702 },
  ISSUED_SID: { waiting: false, backTo: 'approvalUrl', approve: -702, cancel: -784 },
  PART_CANCEL_PAYMENT: { waiting: false, backTo: 'approvalUrl', approve: -702 },
  CANCEL_PAYMENT: { waiting: false, backTo: 'approvalUrl', approve: -702, cancel: -784 },
  FAIL_AUTH_PASSWORD: { waiting: false, backTo: 'failUrl', approve: -783, cancel: -784 },
  QUIT_PAYMENT: { waiting: false, backTo: 'cancelUrl', approve: -783, cancel: -784 },
  FAIL_PAYMENT: { waiting: false, backTo: 'failUrl', approve: -783, cancel: -784 },
} as const satisfies Record<string, StateRow>;

export type Status = keyof typeof states;

/** Acts of the payer, then acts of the merchant. */
export const payerEvents = ['send_tms', 'open', 'select', 'ask_ars', 'authenticate', 'fail_auth', 'quit'] as const;
export type PayerEvent = (typeof payerEvents)[number];
export type Event = PayerEvent | 'approve' | 'issue_sid' | 'refuse' | 'part_cancel' | 'cancel';

export const edges: readonly (readonly [from: Status, event: Event, to: Status])[] = [
  ['READY', 'send_tms', 'SEND_TMS'],
  ['READY', 'open', 'OPEN_PAYMENT'],
  ['SEND_TMS', 'open', 'OPEN_PAYMENT'],
  ['OPEN_PAYMENT', 'select', 'SELECT_METHOD'],
  ['SELECT_METHOD', 'select', 'SELECT_METHOD'],
  ['SELECT_METHOD', 'ask_ars', 'ARS_WAITING'],
  ['SELECT_METHOD', 'authenticate', 'AUTH_PASSWORD'],
  ['SELECT_METHOD', 'fail_auth', 'FAIL_AUTH_PASSWORD'],
  ['ARS_WAITING', 'authenticate', 'AUTH_PASSWORD'],
  ['ARS_WAITING', 'fail_auth', 'FAIL_AUTH_PASSWORD'],
  ['READY', 'quit', 'QUIT_PAYMENT'],
  ['SEND_TMS', 'quit', 'QUIT_PAYMENT'],
  ['OPEN_PAYMENT', 'quit', 'QUIT_PAYMENT'],
  ['SELECT_METHOD', 'quit', 'QUIT_PAYMENT'],
  ['ARS_WAITING', 'quit', 'QUIT_PAYMENT'],
  ['AUTH_PASSWORD', 'quit', 'QUIT_PAYMENT'],
  ['AUTH_PASSWORD', 'approve', 'SUCCESS_PAYMENT'],
  ['AUTH_PASSWORD', 'issue_sid', 'ISSUED_SID'],
  ['AUTH_PASSWORD', 'refuse', 'FAIL_PAYMENT'],
  ['SUCCESS_PAYMENT', 'part_cancel', 'PART_CANCEL_PAYMENT'],
  ['SUCCESS_PAYMENT', 'cancel', 'CANCEL_PAYMENT'],
  ['PART_CANCEL_PAYMENT', 'part_cancel', 'PART_CANCEL_PAYMENT'],
  ['PART_CANCEL_PAYMENT', 'cancel', 'CANCEL_PAYMENT'],
];

/** By state, then by event: every call and each step of a payer looks here. */
const next: Partial<Record<Status, Partial<Record<Event, Status>>>> = {};
for (const [from, event, to] of edges) next[from] = { ...next[from], [event]: to };

/** Where `event` leads from `from`; undefined when it cannot happen there. */
export function nextStatus(from: Status, event: Event): Status | undefined {
  return next[from]?.[event];
}

export function stateRow(status: Status): StateRow {
  return states[status];
}
