/** What must hold, whatever goes wrong; money is judged by KakaoPay's ledger, never by our own table. */
export const invariants = {
  books: 'Our books and KakaoPay’s are equal, won by won.',
  approved_once: 'No payment is approved twice.',
  order_paid_once: 'No order is paid twice.',
  canceled_within: 'Never is more given back than was paid, in any part of the tax.',
  as_asked: 'What is given back has the tax-free part and the VAT that it was asked with.',
  period_charged_once: 'No date of a subscription is charged twice.',
  plan_kept: 'A subscription is charged as often as its plan says, and not after it has ended.',
  key_once: 'What was asked for once is done once, however often it is asked.',
  legal_edge: 'A payment goes from state to state by the edges of the table alone.',
  woken: 'Whatever is open has a time at which somebody looks at it.',
  events_in_order: 'Events are counted without a gap, and told in that order.',
  told: 'Each event reaches each endpoint at least once, or is set aside for a replay.',
  same_bytes: 'An event has the same bytes on every try.',
  bounded: 'No queue and no list grows without an end.',
  nothing_secret: 'No key, no token and nothing personal is written into a log.',
  comes_to_rest: 'When nothing goes wrong any more, everything comes to its end.',
  no_surprise: 'Nothing fails in a way that nobody has thought of.',
} as const;

export type Invariant = keyof typeof invariants;

export interface Violation {
  readonly invariant: Invariant;
  /** The payment, the subscription or the order that it is about. */
  readonly about: string;
  readonly what: string;
}

export type Report = (invariant: Invariant, about: string, what: string) => void;
