import { html } from 'hono/html';
import type { Answer } from '../../http/message.ts';
import { actorOf } from '../access/operators.ts';
import { audited } from '../audit.ts';
import { head } from '../parts.ts';
import { page, type Shown } from '../routing.ts';
import type { ConsoleService } from '../service.ts';
import type { Visit } from '../visit.ts';

// The API's own files. One that is too long for one answer comes in parts, and a browser does not follow the header
// that leads to the next one: a page does, with a link to each part.

const fileOf = (path: `/console/${string}`, apiPathOf: (visit: Visit) => string) =>
  page({
    path,
    scope: 'reports:read',
    section: 'days',
    show: (visit, service) => answer(visit, service, apiPathOf(visit)),
  });

export const dayCsv = fileOf('/console/days/{day}/csv', ({ path }) => `/v1/reports/days/${path.day}`);
export const monthCsv = fileOf('/console/months/{month}/csv', ({ path }) => `/v1/reports/months/${path.month}`);
export const reconciliationCsv = fileOf(
  '/console/reconciliations/{id}/csv',
  ({ path }) => `/v1/reports/reconciliations/${path.id}`,
);

async function answer(visit: Visit, service: ConsoleService, apiPath: string): Promise<Shown | Answer> {
  const { query, language, operator } = visit;
  const deed = { act: 'export', by: actorOf(operator.name), target: apiPath.split('/').at(-1) } as const;
  const asked = { format: 'csv', lang: language, cursor: query.cursor };
  const file = await audited(service, deed, () => visit.api.read(apiPath, asked));
  const { link, ...headers } = file.headers;
  const next = /[?&]cursor=([^&>]+)/.exec(link ?? '')?.[1];
  // The part is asked for by name, or there is only this one.
  if (next === undefined || query.part !== undefined) return { ...file, headers };
  return parts(visit, decodeURIComponent(next));
}

function parts({ say, query }: Visit, next: string): Shown {
  const title = say('파일이 커서 나눠서 받아요', 'The file comes in parts');
  const part = new URLSearchParams({ ...(query.cursor && { cursor: query.cursor }), part: 'this' });
  return {
    title,
    body: html`${head(title)}<div class="box"><p>${say('합계는 마지막 파일에 있어요.', 'The totals are in the last part.')}</p>
<p class="actions"><a class="button main" href="?${part}">${say('이 부분 내려받기', 'Download this part')}</a>
<a class="button" rel="next" href="?${new URLSearchParams({ cursor: next })}">${say('다음 부분', 'Next part')}</a></p></div>`,
  };
}
