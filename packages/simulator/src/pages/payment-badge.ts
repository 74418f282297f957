import { html } from 'hono/html';
import type { ListedPayment } from '../views.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { Markup } from './page-frame.ts';
import type { Words } from './words.ts';

const tones: Readonly<Record<Outcome, string>> = {
  open: 'active',
  authenticated: 'active',
  paid: 'good',
  quit: 'quiet',
  failed: 'bad',
  expired: 'warn',
};

/** A status in the reader's words; one we do not know is shown as it is. */
export const statusName = (status: string, text: Words): string => text.status[status] ?? status;

/** How a payment stands, in a word. */
export function paymentBadge(
  { status, finished, expired }: Pick<ListedPayment, 'status' | 'finished' | 'expired'>,
  text: Words,
): Markup {
  const outcome = outcomeOf({ status, finished, remainingMs: expired ? 0 : 1 });
  const tone = status.endsWith('CANCEL_PAYMENT') ? 'quiet' : tones[outcome];
  return html`<span class="badge ${tone}">${statusName(outcome === 'expired' ? 'EXPIRED' : status, text)}</span>`;
}
