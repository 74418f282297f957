import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import type { EventView } from '../../routes/event-view.ts';
import { pill } from '../parts.ts';
import type { Visit } from '../visit.ts';
import { second } from '../words/format.ts';
import { happened, happenings } from '../words/happenings.ts';
import { deliveryLabels } from '../words/statuses.ts';
import { who } from '../words/who.ts';
import type { PaymentFound } from './read-payment.ts';

/** Our steps and KakaoPay's answers in order, and under each what the shop was told of it. */
export function timeline(visit: Visit, { payment, events }: PaymentFound): Html {
  return html`<ol class="timeline">${payment.timeline.map(({ n, type, at, by, reason }) => {
    const event = events.find(({ version }) => version === n);
    return html`<li><time datetime="${at}">${second(at)}</time><p>${visit.say(happened(happenings, type))}
${by || reason ? html`<span class="quiet small-text">${[by && who(visit.say, by), reason].filter(Boolean).join(' · ')}</span>` : ''}
${event ? told(visit, event) : ''}</p></li>`;
  })}</ol>`;
}

const told = ({ say }: Visit, { id, deliveries }: EventView): Html =>
  html`<br><a class="small-text" href="/console/events/${id}">${say('웹훅', 'Webhook')}</a> ${
    deliveries.length === 0
      ? html`<span class="quiet small-text">${say('받는 곳이 없어요', 'Nobody listens')}</span>`
      : deliveries.map(({ state }) => pill(say, deliveryLabels[state], state))
  }`;
