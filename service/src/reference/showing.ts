import { html } from 'hono/html';
import type { Language } from '../http/language.ts';
import type { Html } from '../pages/page.ts';
import type { Api, Schema } from './api.ts';
import { type DocsWords, docsWords } from './docs-words.ts';
import { summariesInKorean } from './summaries-ko.ts';

/** What every part of the page is shown with. */
export interface Showing {
  readonly api: Api;
  readonly say: DocsWords;
  readonly language: Language;
  /** Where problems, statuses and reasons are explained: `/problems`, or nothing where they are on this page. */
  readonly problemsAt: string;
  /** The name under which the same schema is described. */
  nameOf(schema: Schema): string | undefined;
  /** Text with `code` in it, of which what is explained elsewhere leads there. */
  linked(text: string): (Html | string)[];
  /** What a tag, an operation or a webhook is, in the page's language. */
  summaryOf(name: string, english: string): (Html | string)[];
}

export function showingOf(api: Api, language: Language, problemsAt: string): Showing {
  const names = namesOf(api);
  const linked = (text: string) =>
    text.split('`').map((part, at) => {
      if (at % 2 === 0) return part;
      const anchor = /^\/problems(#[\w-]+)?$/.exec(part);
      return anchor ? html`<a href="${problemsAt}${anchor[1] ?? ''}">${part}</a>` : html`<code>${part}</code>`;
    });
  return {
    ...{ api, language, problemsAt, linked },
    say: docsWords[language],
    nameOf: (schema) => (schema.properties ? names.get(JSON.stringify(schema)) : undefined),
    summaryOf: (name, english) => linked(language === 'ko' ? (summariesInKorean[name] ?? english) : english),
  };
}

/** Each schema that has a name, and the data of each event. */
function namesOf({ schemas }: Api): ReadonlyMap<string, string> {
  const named = Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name] as const);
  const data = Object.entries(schemas).flatMap(([name, { properties }]) =>
    properties?.data && name !== 'EventWithData' ? [[JSON.stringify(properties.data), `${name} data`] as const] : [],
  );
  return new Map([...data, ...named]);
}
