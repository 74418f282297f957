import { html, raw } from 'hono/html';
import { html as htmlAnswer } from '../http/message.ts';
import { problems } from '../http/problem.ts';
import type { Handle } from '../http/router.ts';
import { pageStyle } from '../pages/style.ts';
import type { PublicWorld } from '../world.ts';

/** Text with `code` in it, as our tables write it. */
const withCode = (text: string) =>
  text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));

const rows = Object.entries(problems).map(
  ([code, { status, title, retryable, todo }]) => html`<tr id="${code}"><th scope="row"><code>${code}</code></th>
<td>${status}</td><td>${title}</td><td>${retryable ? 'yes' : 'no'}</td><td>${withCode(todo)}</td></tr>`,
);

const page = String(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Problems</title>
<style>${raw(pageStyle)}</style></head>
<body><main class="wide" tabindex="0"><h1>Problems</h1>
<table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th>
<th scope="col">Worth sending again</th><th scope="col">What to do</th></tr></thead>
<tbody>${rows}</tbody></table></main></body></html>`);

/** `GET /problems`: where the `type` of every problem leads. */
export const problemsRoute: Handle<PublicWorld> = () => htmlAnswer(200, page);
