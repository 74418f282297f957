import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { meanings } from '../service/src/payment/meanings.ts';
import { edges, type Status, states } from '../service/src/payment/states.ts';

/** Writes `states.md` from the table of states and edges: `npx tsx tools/make-states.ts`. */

const statuses = Object.keys(states) as Status[];

/** The events that lead from one state to another; one that has an effect is marked with it. */
const eventsBetween = (from: Status, to: Status): string[] =>
  edges
    .filter((edge) => edge.from === from && edge.to === to)
    .map((edge) => ('effect' in edge ? `${edge.event} / ${edge.effect}` : edge.event));

/** Round ends: nothing can follow. Events that change nothing but the attempt stand in the state itself. */
function node(status: Status): string {
  const label = [status, ...eventsBetween(status, status).map((event) => `↻ ${event}`)].join('<br/>');
  return states[status].over ? `    ${status}(["${label}"])` : `    ${status}("${label}")`;
}

const arrows = (from: Status): string[] =>
  statuses
    .map((to) => ({ to, events: eventsBetween(from, to) }))
    .filter(({ to, events }) => to !== from && events.length > 0)
    .map(({ to, events }) => `    ${from} -->|"${events.join('<br/>')}"| ${to}`);

const stateRows = () =>
  statuses.map((status) => {
    const { payerDone, over } = states[status];
    return `| \`${status}\` | ${payerDone ? 'yes' : 'no'} | ${over ? 'yes' : 'no'} | ${meanings[status]} |`;
  });

const edgeRows = () =>
  edges.map((edge) => {
    const effect = 'effect' in edge ? `\`${edge.effect}\`` : '';
    return `| \`${edge.from}\` | \`${edge.event}\` | \`${edge.to}\` | ${effect} |`;
  });

export const statesPage = (): string => `# The states of a payment

Made from [states.ts](../service/src/payment/states.ts) by \`npx tsx tools/make-states.ts\`; a test keeps the two equal.
What each event means and when it counts is in [decide.ts](../service/src/payment/decide.ts).

\`\`\`mermaid
flowchart LR
${statuses.map(node).join('\n')}
    start(( )) --> ready
    due(( )) --> charging
${statuses.flatMap(arrows).join('\n')}
\`\`\`

| State | Payer is done | Over | Meaning |
| --- | --- | --- | --- |
${stateRows().join('\n')}

A payment is born \`ready\` when a shop asks for it, and \`charging\` when a subscription is due.
An effect is carried out after the new state is written, and only by the one whose write won.

| From | Event | To | Effect |
| --- | --- | --- | --- |
${edgeRows().join('\n')}
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(import.meta.dirname, '../docs/states.md'), statesPage());
}
