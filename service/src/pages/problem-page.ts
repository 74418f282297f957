import { html } from 'hono/html';
import type { Language } from '../http/language.ts';
import { type Problem, problems } from '../http/problem.ts';
import { page } from './page.ts';
import { problemWords } from './problem-words.ts';

/** A problem for somebody who reads it in a browser: a developer, for payers have pages of their own. */
export function problemPage({ code, details: { detail, errors = [] } }: Problem, language: Language): string {
  const say = problemWords[language];
  const title = say.titles[code] ?? problems[code].title;
  const said = [detail, ...errors.map(({ message }) => message)].filter((text) => text !== undefined);
  return page({
    language,
    title,
    brand: say.brand,
    wide: true,
    body: html`<div class="box"><h1>${title}</h1>
${said.map((text) => html`<p lang="en">${text}</p>`)}
<p><a href="/problems#${code}">${say.whatToDo}</a></p></div>`,
  });
}
