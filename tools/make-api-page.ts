import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { html } from 'hono/html';
import type { Language } from '../service/src/http/language.ts';
import { problemSections } from '../service/src/pages/problems.ts';
import { readApi } from '../service/src/reference/api.ts';
import { docsPage } from '../service/src/reference/docs-page.ts';
import { docsWords } from '../service/src/reference/docs-words.ts';
import { statusSections } from '../service/src/reference/status-sections.ts';
import { servedDocument } from '../service/src/routes/openapi-route.ts';

/** Writes `api.html` and `api.ko.html`, what the service shows at `/docs`: `npx tsx tools/make-api-page.ts`. */

const languages = { ko: 'api.ko.html', en: 'api.html' } as const;

/** The same page, with what stands at `/problems` at its end: a file has no other address to lead to. */
function apiPage(language: Language): string {
  const api = readApi(servedDocument({ publicUrl: 'http://localhost:3000', returnSchemes: [] }));
  const more = html`<h2 id="problems">${docsWords[language].allProblems}</h2>
<div class="box wide">${problemSections(language)}
${statusSections(language)}</div>`;
  return docsPage(api, { language, languages, documentAt: '../service/src/routes/openapi.json', problemsAt: '', more });
}

export const apiPages: Readonly<Record<string, string>> = Object.fromEntries(
  (['ko', 'en'] as const).map((language) => [languages[language], apiPage(language)]),
);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(apiPages)) writeFileSync(join(import.meta.dirname, '../docs', name), text);
}
