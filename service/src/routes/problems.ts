import { html, raw } from 'hono/html';
import { problems } from '../http/problem.ts';
import { anybody, type Route } from '../http/route.ts';
import { pageAnswer } from '../pages/page-answer.ts';
import { pageStyle } from '../pages/style.ts';
import type { PublicService } from '../service.ts';

/** Text with `code` in it, as our tables write it. */
const withCode = (text: string) =>
  text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));

const sections = Object.entries(problems).map(
  ([code, { status, title, retryable, todo }]) => html`<section id="${code}"><h2><code>${code}</code> ${status}</h2>
<p>${title}. ${withCode(todo)} ${retryable ? 'The same request is worth sending again.' : ''}</p></section>`,
);

const page = String(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Problems</title>
<style>${raw(pageStyle)}</style></head>
<body><main class="wide"><h1>Problems</h1>
<p>Every way the API can say no. The heading is the problem's <code>code</code> and its HTTP status.</p>
${sections}</main></body></html>`);

/** Where the `type` of every problem leads. */
export const problemsRoute: Route<PublicService> = {
  name: 'problems',
  method: 'GET',
  path: '/problems',
  summary: 'What each problem means',
  access: anybody,
  answers: { 200: 'page' },
  handle: ({ settings }) => pageAnswer(settings, 200, page),
};
