import { html } from 'hono/html';
import type { Language } from '../http/language.ts';
import { documentHead, type Html } from '../pages/page.ts';
import { pageStyle } from '../pages/style.ts';
import { words } from '../pages/words.ts';
import { type Api, bodyOf } from './api.ts';
import { docsStyle } from './docs-style.ts';
import { fieldsOf } from './fields.ts';
import { operationSection, webhookFrame, webhookSection } from './operation.ts';
import { type Showing, showingOf } from './showing.ts';

/** The style of the page, for its policy as well. */
export const docsPageStyle: string = pageStyle + docsStyle;

export interface DocsPage {
  readonly language: Language;
  /** Where the page is in each language. */
  readonly languages: Readonly<Record<Language, string>>;
  /** Where the OpenAPI document is. */
  readonly documentAt: string;
  /** Where problems, statuses and reasons are explained; empty: in `more`. */
  readonly problemsAt: string;
  /** What else stands on the page. */
  readonly more?: Html;
}

/** The API for people, on one page that needs no script. */
export function docsPage(api: Api, page: DocsPage): string {
  const { language, more } = page;
  const show = showingOf(api, language, page.problemsAt);
  const { say } = show;
  return String(html`<!doctype html>
<html lang="${language}">
${documentHead(`${say.title} · ${api.title}`, docsPageStyle)}
<body>
<div class="docs">
<header class="top"><p class="brand">${api.title} ${api.version}</p>${languageLinks(page)}</header>
<div class="columns">
${contents(show)}
<main>
${start(show, page)}
${groups(show)}
${webhooksPart(show)}
${dataPart(show)}
${more}
</main>
</div>
</div>
</body>
</html>
`);
}

const languageLinks = ({ language, languages }: DocsPage): Html =>
  html`<nav class="languages" aria-label="${words[language].languageSwitch}">${(['ko', 'en'] as const).map((other) =>
    other === language
      ? html`<span lang="${other}" aria-current="true">${words[other].languageName}</span>`
      : html`<a href="${languages[other]}" hreflang="${other}" lang="${other}">${words[other].languageName}</a>`,
  )}</nav>`;

const operationsOf = ({ api }: Showing, tag: string) => api.operations.filter(({ tags }) => tags.includes(tag));
const anchorOf = (tag: string): string => tag.toLowerCase().replaceAll(' ', '-');

function contents(show: Showing): Html {
  const { api, say } = show;
  const entries = (tag: string) =>
    operationsOf(show, tag).map(
      ({ operationId, method, path }) =>
        html`<li><a href="#${operationId}">${method} <span>${path.replace('/v1', '')}</span></a></li>
`,
    );
  return html`<nav class="contents" aria-label="${say.contents}"><ul>
<li><a href="#start">${say.start}</a></li>
${api.tags.map(({ name }) => html`<li><a href="#${anchorOf(name)}">${show.summaryOf(name, name)}</a><ul>${entries(name)}</ul></li>`)}
<li><a href="#webhooks">${say.webhooks}</a></li>
<li><a href="#data">${say.data}</a></li>
<li><a href="${show.problemsAt || '#problems'}">${say.allProblems}</a></li>
</ul></nav>`;
}

const start = ({ api, say, linked }: Showing, { documentAt }: DocsPage): Html =>
  html`<h1>${say.title}</h1>
<p>${say.intro} <a href="${documentAt}">openapi.json</a>. ${say.languageNote}</p>
<div class="card"><section id="start"><p><code>${api.url}</code></p>
<ul>${say.rules.map((rule) => html`<li>${linked(rule)}</li>`)}</ul></section></div>`;

function groups(show: Showing): Html {
  const { tags } = show.api;
  return html`${tags.map(
    ({ name, description }) => html`<h2 id="${anchorOf(name)}">${show.summaryOf(name, name)}</h2>
${show.language === 'en' && html`<p>${description}</p>`}
<div class="card">${operationsOf(show, name).map((operation) => operationSection(show, operation))}</div>`,
  )}`;
}

const webhooksPart = (show: Showing): Html =>
  html`<h2 id="webhooks">${show.say.webhooks}</h2><p>${show.say.webhooksIntro}</p>
<div class="card"><section><h3>${show.say.types}</h3><ul>${show.api.webhooks.map((webhook) => webhookSection(show, webhook))}</ul>
${webhookFrame(show)}</section></div>`;

/** Every schema but those of the bodies, which stand with their operations. */
function dataPart(show: Showing): Html {
  const { api, say } = show;
  const bodies = new Set(api.operations.map((operation) => bodyOf(api, operation)?.name));
  const named = Object.entries(api.schemas).filter(([name]) => !bodies.has(name));
  return html`<h2 id="data">${say.data}</h2><p>${say.dataIntro}</p>
<div class="card">${named.map(
    ([name, schema]) => html`<section id="${name}"><h3>${name}</h3>
${schema.description && html`<p lang="en">${show.linked(schema.description)}</p>`}
${fieldsOf(show, schema)}</section>
`,
  )}</div>`;
}
