import { html, raw } from 'hono/html';
import { type Problem, problems } from '../http/problem.ts';
import { pageStyle } from './style.ts';

/** A problem for somebody who reads it in a browser: a developer, for payers have pages of their own. */
export function problemPage({ code, details: { detail, errors = [] } }: Problem): string {
  const { title } = problems[code];
  const said = [detail, ...errors.map(({ message }) => message)].filter((text) => text !== undefined);
  return String(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(pageStyle)}</style></head>
<body><main class="wide"><h1>${title}</h1>
${said.map((text) => html`<p>${text}</p>`)}
<p><a href="/problems#${code}">What to do about it</a></p></main></body></html>`);
}
