import { resultPlace } from './add-result.ts';
import { saying } from './descriptions.ts';
import { conclusionWords, reviewActionWords } from './review-words.ts';

// What the fields of requests are, for the document alone: the functions that check them carry none of it.

const order = {
  buyerId: "The shop's own name for the buyer: no real name, telephone number or e-mail address.",
  quantity: 'Pieces.',
  returnUrl: `Where the buyer goes afterwards, kept byte for byte; the receipt page when left out. \`paymentId\`, \`orderId\` and \`status\` are added to its query, or, for a page that reads what stands behind \`#\`, put in the place of \`${resultPlace}\`: \`https://shop.example/#/paid?${resultPlace}\`. App addresses such as \`myshop://paid\` are a setting of the service.`,
  method: 'The one method allowed; both when left out.',
};

const parts = {
  taxFreeWon: 'The tax-free part of it, in won.',
  vatWon: 'The VAT in it, in won; an eleventh of the taxed part when left out.',
};

const list = { cursor: 'From the answer before; goes with the same parameters as there.' };

const plan = {
  '': 'Without one, only the shop asks for charges.',
  amountWon: 'What each charge takes, in won, VAT included.',
  ...parts,
  interval: { count: 'Every so many of them.' },
  anchor:
    'The day in Korea from which every date is counted: monthly from 31 January it is 28 or 29 February, and then 31 March. The day of the request when left out, after the trial. The first payment is for the period that it lies in.',
  trialDays: 'So many days until the first charge; not together with `anchor`.',
  chargesMax: 'After so many charges it is complete.',
  lastDay: 'Nothing is charged after that day in Korea.',
  retryDays: 'How many days after its date a refused charge is tried again; retries move no later date.',
  afterRetries: 'What becomes of the subscription when the last retry was refused, too.',
};

const endpoint = { url: 'Where events are posted to: https, at a public address, without a user name.' };

const time = {
  from: 'Events from then on: a day in Korea, or an instant.',
  to: 'Events until then: a day in Korea with all of it, or an instant.',
};

/** The words of each field, and under the empty name those of what holds them. */
export interface FieldWords {
  readonly [field: string]: string | FieldWords;
}

/** By the title of a body, and by the name of the route that takes a query. */
export const requestWords: Readonly<Record<string, FieldWords>> = {
  NewPayment: {
    orderId: "The shop's own number for the order.",
    ...order,
    totalWon: 'What the buyer pays, in won, VAT included.',
    taxFreeWon: 'The tax-free part of the total, in won; with `vatWon` no more than the total.',
    vatWon: 'The VAT in the total, in won; an eleventh of the taxed part when left out.',
    cards: "KakaoPay's codes of the card companies allowed, e.g. `HANA`; by agreement with KakaoPay.",
    installmentMonths: 'A fixed number of months for cards, 0 to 12; shuts out check cards.',
  },
  NewCancellation: {
    amountWon: 'What to give back, in won; all that is left when left out.',
    taxFreeWon: 'The tax-free part of it, in won. When left out it is computed, so that any sequence of parts adds up.',
    vatWon: 'The VAT in it, in won; computed likewise when left out.',
    reason: 'For your own records; KakaoPay does not get it.',
  },
  NewReview: {
    action: saying(reviewActionWords),
    as: `With \`settle_by_hand\` alone, and needed there. ${saying(conclusionWords)}`,
    canceledWon:
      'With `partially_canceled` alone, and needed there: how much was given back in all, in won; no less than `canceledWon` of the payment.',
    reason: 'With `settle_by_hand` alone, and needed there: why, for the timeline of the payment.',
  },
  NewSubscription: {
    orderId: "The shop's own number for the order of the first payment.",
    ...order,
    firstPayment: { amountWon: 'In won, VAT included; 0 registers without a charge.', ...parts },
    plan,
  },
  SubscriptionChange: {
    amountWon: 'From the next charge on, in won; needs a plan.',
    taxFreeWon: 'Goes with amountWon; 0 when left out.',
    vatWon: 'Goes with amountWon; an eleventh of the taxed part when left out.',
  },
  NewCharge: { amountWon: 'In won, VAT included.', ...parts, itemName: "The subscription's when left out." },
  NewWebhookEndpoint: {
    ...endpoint,
    types: 'What it is told; everything when left out, types of later versions as well.',
    description: "The shop's own words for it.",
  },
  WebhookEndpointChange: {
    ...endpoint,
    types: '`null`: everything.',
    description: '`null`: none.',
    enabled:
      'While it is disabled, what it would be told is kept. Enabling it sends nothing of that by itself: a replay does.',
  },
  EventDelivery: {
    endpointId:
      'The endpoint that is to hear of it, whatever types it has asked for. When left out: every enabled one that has asked for the type.',
  },
  NewReplay: {
    from: time.from,
    to: `${time.to} Now when left out.`,
    all: 'Everything of that time that the endpoint has asked for, also what it was told already and what is from before it was made. Otherwise only what was given up, or kept while it was disabled.',
  },
  listPayments: {
    tid: "KakaoPay's.",
    aid: "KakaoPay's, of the approval or of a cancellation.",
    text: "In the name or the code of the item, or in the order number; or the whole of the buyer's name.",
    from: 'The first day, in Korea. 30 days before `to` when left out.',
    to: 'The last day, in Korea. Today when left out.',
    ...list,
  },
  listSubscriptions: list,
  listEvents: {
    since:
      'For a program that asks now and then: all events of whatever has changed since, those from before as well. `until` of the answer goes here the next time.',
    from: `${time.from} Without \`since\`: 30 days ago when left out.`,
    to: time.to,
    order:
      '`oldest` when left out. `newest` is for people who look: first what something is still to be done with, then the rest, the last change first. What changes meanwhile is missed, so a program asks with `since`.',
    ...list,
  },
  listReconciliations: list,
};
