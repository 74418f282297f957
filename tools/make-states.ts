import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { meanings } from '../service/src/payment/meanings.ts';
import { edges, states, statusNames } from '../service/src/payment/states.ts';
import { subscriptionMeanings } from '../service/src/subscription/meanings.ts';
import { subscriptionEdges, subscriptionStates } from '../service/src/subscription/states.ts';

/** Writes `states.md` from the tables of states and edges: `npx tsx tools/make-states.ts`. */

/** A table of states and the edges between them. */
interface Life {
  readonly states: Readonly<Record<string, { readonly over: boolean }>>;
  readonly meanings: Readonly<Record<string, string>>;
  readonly edges: readonly Edge[];
  /** Where one is born, by the name of what brings it about. */
  readonly births: Readonly<Record<string, string>>;
}

interface Edge {
  readonly from: string;
  readonly event: string;
  readonly to: string;
  readonly effect?: string;
}

const payments: Life = {
  states,
  meanings,
  edges,
  births: { start: 'ready', due: 'charging' },
};

const subscriptions: Life = {
  states: subscriptionStates,
  meanings: subscriptionMeanings,
  edges: subscriptionEdges,
  births: { start: 'pending' },
};

/** The events that lead from one state to another; one that has an effect is marked with it. */
const eventsBetween = (life: Life, from: string, to: string): string[] =>
  life.edges
    .filter((edge) => edge.from === from && edge.to === to)
    .map(({ event, effect }) => (effect === undefined ? event : `${event} / ${effect}`));

/** Round ends: nothing can follow. Events that change nothing but the attempt stand in the state itself. */
function node(life: Life, status: string): string {
  const label = [status, ...eventsBetween(life, status, status).map((event) => `↻ ${event}`)].join('<br/>');
  return life.states[status]?.over ? `    ${status}(["${label}"])` : `    ${status}("${label}")`;
}

const arrows = (life: Life, from: string): string[] =>
  Object.keys(life.states)
    .map((to) => ({ to, events: eventsBetween(life, from, to) }))
    .filter(({ to, events }) => to !== from && events.length > 0)
    .map(({ to, events }) => `    ${from} -->|"${events.join('<br/>')}"| ${to}`);

function diagram(life: Life): string {
  const statuses = Object.keys(life.states);
  const births = Object.entries(life.births).map(([by, status]) => `    ${by}(( )) --> ${status}`);
  const lines = [...statuses.map((status) => node(life, status)), ...births];
  return ['```mermaid', 'flowchart LR', ...lines, ...statuses.flatMap((from) => arrows(life, from)), '```'].join('\n');
}

const stateRows = () =>
  statusNames.map((status) => {
    const { payerDone, over } = states[status];
    return `| \`${status}\` | ${payerDone ? 'yes' : 'no'} | ${over ? 'yes' : 'no'} | ${meanings[status]} |`;
  });

const edgeRows = () =>
  payments.edges.map(({ from, event, to, effect }) => {
    const shown = effect === undefined ? '' : `\`${effect}\``;
    return `| \`${from}\` | \`${event}\` | \`${to}\` | ${shown} |`;
  });

export const statesPage = (): string => `# The states of payments and subscriptions

Made from [states.ts](../service/src/payment/states.ts) and [subscription/states.ts](../service/src/subscription/states.ts) by
\`npx tsx tools/make-states.ts\`; a test keeps them equal. What each event means and when it counts is in
[decide.ts](../service/src/payment/decide.ts) and [subscription/decide.ts](../service/src/subscription/decide.ts).

## A payment

${diagram(payments)}

| State | Payer is done | Over | Meaning |
| --- | --- | --- | --- |
${stateRows().join('\n')}

A payment is born \`ready\` when a shop asks for it, and \`charging\` when a subscription is due.
An effect is carried out after the new state is written, and only by the one whose write won.

| From | Event | To | Effect |
| --- | --- | --- | --- |
${edgeRows().join('\n')}

## A subscription

${diagram(subscriptions)}

| State | Over | Meaning |
| --- | --- | --- |
${Object.entries(subscriptions.states)
  .map(([status, { over }]) => `| \`${status}\` | ${over ? 'yes' : 'no'} | ${subscriptions.meanings[status]} |`)
  .join('\n')}

A subscription is born \`pending\`, before its first payment is made. What is charged is a payment, with a life of its own: here stands what is
due, and what became of it.

| From | Event | To |
| --- | --- | --- |
${subscriptions.edges.map(({ from, event, to }) => `| \`${from}\` | \`${event}\` | \`${to}\` |`).join('\n')}
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(import.meta.dirname, '../docs/states.md'), statesPage());
}
