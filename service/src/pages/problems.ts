import { html } from 'hono/html';
import type { Language } from '../http/language.ts';
import { type ProblemCode, problems } from '../http/problem.ts';
import { page } from './page.ts';
import { wordsOfProblems } from './problem-todos.ts';
import { problemWords } from './problem-words.ts';

/** Text with `code` in it, as our tables write it. */
const withCode = (text: string) =>
  text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));

/** Every way the API can say no, each at its own anchor. */
export function problemsPage(language: Language): string {
  const say = { ...problemWords[language], ...wordsOfProblems[language] };
  const section = (code: ProblemCode) => {
    const { status, title, retryable } = problems[code];
    return html`<section id="${code}"><h2><code>${code}</code> ${status}</h2>
<p>${say.titles[code] ?? title}. ${withCode(say.todos[code])} ${retryable ? say.retryable : ''}</p></section>`;
  };
  return page({
    language,
    title: say.title,
    brand: say.brand,
    wide: true,
    body: html`<div class="box"><h1>${say.title}</h1>
<p>${withCode(say.intro)}</p>
${(Object.keys(problems) as ProblemCode[]).map(section)}</div>`,
  });
}
