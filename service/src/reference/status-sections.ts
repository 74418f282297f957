import { html } from 'hono/html';
import type { Language } from '../http/language.ts';
import type { Html } from '../pages/page.ts';
import { aroundStatuses, statusWords } from './status-words.ts';
import { withCode } from './with-code.ts';

/** Every status and reason, each at its own anchor. */
export function statusSections(language: Language): Html {
  const say = aroundStatuses[language];
  const lists = statusWords(language).map(
    ({ anchor, title, words }) => html`<section id="${anchor}"><h2>${withCode(title)}</h2></section>
${words.map(
  ({
    anchor: at,
    word,
    meaning,
    todo,
    runbook,
  }) => html`<section id="${at}"><p><strong><code>${word}</code></strong> · ${withCode(meaning)}</p>
<p>${withCode(todo)}${runbook && html` (${say.runbook}: <code>${runbook}</code>)`}</p></section>
`,
)}`,
  );
  return html`<section id="statuses"><h1>${say.title}</h1>
<p>${withCode(say.intro)}</p></section>
${lists}`;
}
