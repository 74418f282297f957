import { html } from 'hono/html';
import { html as htmlAnswer } from '../http/message.ts';
import { problems } from '../http/problem.ts';
import type { Handle } from '../http/router.ts';
import type { PublicWorld } from '../world.ts';

const rows = Object.entries(problems).map(
  ([code, { status, title, retryable, todo }]) => html`<tr id="${code}"><th scope="row"><code>${code}</code></th>
<td>${status}</td><td>${title}</td><td>${retryable ? 'yes' : 'no'}</td><td>${todo}</td></tr>`,
);

const page = String(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Problems</title></head>
<body><h1>Problems</h1>
<table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th><th>Worth sending again</th><th>What to do</th></tr></thead>
<tbody>${rows}</tbody></table></body></html>`);

/** `GET /problems`: where the `type` of every problem leads. */
export const problemsRoute: Handle<PublicWorld> = () => htmlAnswer(200, page);
