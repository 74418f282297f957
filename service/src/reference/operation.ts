import { html } from 'hono/html';
import { type ProblemCode, problems } from '../http/problem.ts';
import type { Html } from '../pages/page.ts';
import { bodyOf, type Operation, problemCodesOf, type Webhook } from './api.ts';
import { described, fieldRow, fieldsOf, kindOf } from './fields.ts';
import { curlOf } from './samples.ts';
import type { Showing } from './showing.ts';

const isProblem = (status: string): boolean => /^[45]\d\d$/.test(status);

/** An operation: what it needs, what it takes, what it answers, and how it is called. */
export function operationSection(show: Showing, operation: Operation): Html {
  const { api, say } = show;
  const { operationId, method, path, summary, security } = operation;
  const scope = security[0]?.apiKey[0];
  const body = bodyOf(api, operation);
  return html`<section id="${operationId}"><h3><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></h3>
<p>${show.summaryOf(operationId, summary)}</p>
<p class="kind">${scope ? html`${say.scope} <code>${scope}</code>` : say.noKey}</p>
<pre><code>${curlOf(api, operation)}</code></pre>
${parametersOf(show, operation)}
${body && html`<h4>${say.body} <span class="kind">${body.name}</span></h4>${described(show, body.schema.description)}${fieldsOf(show, body.schema)}`}
${answersOf(show, operation)}
${problemsOf(show, operation)}</section>
`;
}

function parametersOf(show: Showing, { parameters }: Operation | Webhook): Html | string {
  if (parameters.length === 0) return '';
  const row = ({ name, in: place, required, schema, description }: Operation['parameters'][number]) => {
    const where = html`<span class="kind">${show.say.in[place] ?? place}</span> `;
    return fieldRow(show, name, { ...schema, ...(description && { description }) }, where, required);
  };
  return html`<h4>${show.say.parameters}</h4><ul class="fields">${parameters.map(row)}</ul>`;
}

function answersOf(show: Showing, { responses }: Operation | Webhook): Html {
  const rows = Object.entries(responses).filter(([status]) => !isProblem(status) || status === '410');
  const kinds = (content: Operation['responses'][string]['content'] = {}) =>
    Object.entries(content).map(([type, { schema }]) =>
      type.endsWith('json') ? html` ${kindOf(show, schema)}` : html` <code>${type}</code>`,
    );
  return html`<h4>${show.say.answers}</h4><ul>${rows.map(
    ([status, { description, content }]) =>
      html`<li><code>${status}</code>${kinds(content)} <span lang="en">${show.linked(description)}</span></li>
`,
  )}</ul>`;
}

/** Each with its status, and the way to what can be done about it. */
function problemsOf({ say, problemsAt }: Showing, { responses }: Operation): Html | string {
  const codes = Object.values(responses).flatMap(({ description }) => problemCodesOf(description)) as ProblemCode[];
  if (codes.length === 0) return '';
  const rows = codes.map(
    (code) =>
      html`<li>${problems[code].status} <a href="${problemsAt}#${code}"><code>${code}</code></a></li>
`,
  );
  return html`<details><summary>${say.problems(codes.length)}</summary><ul class="codes">${rows}</ul></details>`;
}

/** What is posted to the shop. */
export function webhookSection(show: Showing, webhook: Webhook): Html {
  const { type, summary, requestBody } = webhook;
  const { schema = {} } = requestBody?.content['application/json'] ?? {};
  return html`<li id="${type}"><code class="name">${type}</code> ${show.summaryOf(type, summary)} <span class="kind">${kindOf(show, schema)}</span></li>
`;
}

/** What all of them have in common: their headers, and what the shop's answer means. */
export function webhookFrame(show: Showing): Html | string {
  const [first] = show.api.webhooks;
  return first ? html`${parametersOf(show, first)}${answersOf(show, first)}` : '';
}
