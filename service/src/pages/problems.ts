import { html } from 'hono/html';
import type { Language } from '../http/language.ts';
import { type ProblemCode, problems } from '../http/problem.ts';
import { statusSections } from '../reference/status-sections.ts';
import { aroundStatuses } from '../reference/status-words.ts';
import { withCode } from '../reference/with-code.ts';
import { type Html, page } from './page.ts';
import { wordsOfProblems } from './problem-todos.ts';
import { problemWords } from './problem-words.ts';

/** Every way the API can say no, each at its own anchor. */
export function problemSections(language: Language): Html {
  const say = wordsOfProblems[language];
  return html`${(Object.keys(problems) as ProblemCode[]).map((code) => {
    const { status, title, retryable } = problems[code];
    return html`<section id="${code}"><h2><code>${code}</code> ${status}</h2>
<p>${say.titles[code] ?? title}. ${withCode(say.todos[code])} ${retryable ? say.retryable : ''}</p></section>`;
  })}`;
}

/** Those, and every status and reason. */
export function problemsPage(language: Language): string {
  const { title, intro } = wordsOfProblems[language];
  const { title: statuses } = aroundStatuses[language];
  return page({
    language,
    title,
    brand: problemWords[language].brand,
    wide: true,
    body: html`<div class="box"><h1>${title}</h1>
<p>${withCode(intro)} <a href="#statuses">${statuses}</a></p>
${problemSections(language)}
${statusSections(language)}</div>`,
  });
}
