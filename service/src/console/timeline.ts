import { html } from 'hono/html';
import type { Html } from '../pages/page.ts';
import type { EventView } from '../routes/event-view.ts';
import { pill } from './parts.ts';
import type { Visit } from './visit.ts';
import { second } from './words/format.ts';
import { happened } from './words/happenings.ts';
import type { Text } from './words/say.ts';
import { deliveryLabels } from './words/statuses.ts';
import { who } from './words/who.ts';

interface Entry {
  readonly n: number;
  readonly type: string;
  readonly at: string;
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
  /** Of the charge of a subscription that it is about. */
  readonly paymentId?: string | undefined;
}

/** What happened to one thing in order, in the words of its table, and under each what the shop was told of it. */
export const timeline = (
  visit: Visit,
  words: Readonly<Record<string, Text>>,
  entries: readonly Entry[],
  events: readonly EventView[],
): Html =>
  html`<ol class="timeline">${entries.map(({ n, type, at, by, reason, paymentId }) => {
    const event = events.find(({ version }) => version === n);
    return html`<li><time datetime="${at}">${second(at)}</time><p>${visit.say(happened(words, type))}
${by || reason ? html`<span class="quiet small-text">${[by && who(visit.say, by), reason].filter(Boolean).join(' · ')}</span>` : ''}
${paymentId ? html`<a class="small-text" href="/console/payments/${paymentId}">${visit.say('결제 보기', 'Payment')}</a>` : ''}
${event ? told(visit, event) : ''}</p></li>`;
  })}</ol>`;

const told = ({ say }: Visit, { id, deliveries }: EventView): Html =>
  html`<br><a class="small-text" href="/console/events/${id}">${say('웹훅', 'Webhook')}</a> ${
    deliveries.length === 0
      ? html`<span class="quiet small-text">${say('받는 곳이 없어요', 'Nobody listens')}</span>`
      : deliveries.map(({ state }) => pill(say, deliveryLabels[state], state))
  }`;
