import { html } from 'hono/html';
import { type Problem, type ProblemCode, problems } from '../http/problem.ts';
import type { Tell } from '../http/router.ts';
import { wordsOfProblems } from '../pages/problem-todos.ts';
import { consoleAnswer } from './page-answer.ts';
import type { ConsoleService } from './service.ts';
import { toSignIn } from './sign-in-page.ts';
import { type Visitor, visitorOf } from './visit.ts';
import type { Text } from './words/say.ts';

/** What the API's words for a problem do not fit, since it was no program that asked. */
const own: Readonly<Partial<Record<ProblemCode, Text>>> = {
  forbidden: {
    ko: '이 역할로는 할 수 없는 일이거나, 오래된 화면에서 보낸 요청이에요',
    en: 'Your role does not allow this, or the page it was sent from is out of date',
  },
  not_found: { ko: '없는 페이지예요', en: 'There is no such page' },
};

/** A problem in words for an operator; whoever is not signed in is led there. */
export const tellOperator: Tell<ConsoleService> = (service, problem, request) => {
  if (problem.code === 'unauthorized') return toSignIn(service, request);
  const visitor = visitorOf(request);
  const { status } = problems[problem.code];
  const title = titleOf(visitor, problem.code);
  return consoleAnswer(service, { visitor, title, body: bodyOf(visitor, title, problem) }, { status });
};

function titleOf({ say, language }: Visitor, code: ProblemCode): string {
  const ours = own[code];
  return ours ? say(ours) : (wordsOfProblems[language].titles[code] ?? problems[code].title);
}

function bodyOf({ say, language }: Visitor, title: string, { code, details }: Problem) {
  const { detail, errors = [], kakaoPay } = details;
  const todo = own[code] ? '' : wordsOfProblems[language].todos[code].replaceAll('`', '');
  const said = own[code] ? [] : [detail, ...errors.map(({ message }) => message), kakaoPay?.message];
  return html`<div class="box" role="alert"><h1>${title}</h1>
<p>${todo}</p>
${said.filter(Boolean).map((text) => html`<p class="quiet">${text}</p>`)}
<p class="actions"><a class="button" href="/console">${say('처음으로', 'To the start')}</a></p></div>`;
}
