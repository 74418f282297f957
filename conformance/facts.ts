import type { Section } from './fact.ts';
import { amountFacts } from './facts/amounts.ts';
import { approveFacts } from './facts/approve.ts';
import { cancelFacts } from './facts/cancel.ts';
import { errorFacts } from './facts/errors.ts';
import { expiryFacts } from './facts/expiry.ts';
import { keyFacts } from './facts/keys.ts';
import { legacyFacts } from './facts/legacy.ts';
import { orderFacts } from './facts/order.ts';
import { payerFacts } from './facts/payer.ts';
import { readyFacts } from './facts/ready.ts';
import { subscriptionFacts } from './facts/subscription.ts';

/** All the facts, in the order in which they are asked. */
export const sections: readonly Section[] = [
  keyFacts,
  errorFacts,
  readyFacts,
  amountFacts,
  payerFacts,
  approveFacts,
  orderFacts,
  cancelFacts,
  subscriptionFacts,
  legacyFacts,
  expiryFacts,
];
