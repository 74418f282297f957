import { html } from 'hono/html';
import { type Answer, type Request, seeOther } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { anybody, type Route } from '../http/route.ts';
import type { Html } from '../pages/page.ts';
import { readForm } from './access/by-session.ts';
import { leadTo, noSessionCookie, sessionCookie, sessionToken } from './access/cookie.ts';
import { readInvitation } from './access/invitations.ts';
import { actorOf, type Operator } from './access/operators.ts';
import { passwordLength } from './access/password.ts';
import { endSession, startSession } from './access/sessions.ts';
import { signIn } from './access/sign-in.ts';
import { takeInvitation } from './access/take-invitation.ts';
import { audited } from './audit.ts';
import { consoleAnswer } from './page-answer.ts';
import { act } from './routing.ts';
import type { ConsoleService } from './service.ts';
import { type Visitor, visitorOf } from './visit.ts';
import { won } from './words/format.ts';
import { roleWords } from './words/roles.ts';
import type { Say } from './words/say.ts';

// The ways in and out.

type OpenRoute = Route<ConsoleService, undefined, undefined, undefined>;

const open = (method: 'GET' | 'POST', path: OpenRoute['path'], handle: OpenRoute['handle']): OpenRoute => ({
  name: `${method} ${path}`,
  method,
  path,
  summary: '',
  access: anybody,
  answers: {},
  handle,
});

/** Only to pages of the console: an address that leads elsewhere is none that we made. */
const returnTo = (to: string | undefined): string =>
  to !== undefined && /^\/console(\/[\w/.-]*)?(\?[\w=&%.+-]*)?$/.test(to) ? to : '/console';

export const signInPage = open('GET', '/console/sign-in', (service, { request }) => showSignIn(service, request));

export const signInForm = open('POST', '/console/sign-in', async (service, { request }) => {
  const { name = '', password = '', code = '', to } = readForm(service, request);
  const operator = await signIn(service, { name, password, code });
  if (operator === undefined) return showSignIn(service, request, true);
  return letIn(service, operator, returnTo(to));
});

async function letIn(service: ConsoleService, operator: Operator, to: string): Promise<Answer> {
  const deed = { act: 'sign_in', by: actorOf(operator.name) } as const;
  const token = await audited(service, deed, () => startSession(service, operator));
  return leadTo(to, sessionCookie(service.settings, token));
}

function showSignIn(service: ConsoleService, request: Request, wasWrong = false): Answer {
  const visitor = visitorOf(request);
  const { say } = visitor;
  const title = say('콘솔에 들어가기', 'Sign in');
  const body = html`<div class="box"><h1>${title}</h1>
${wasWrong ? wrong(say) : ''}
<form method="post" action="/console/sign-in" class="form">
<input type="hidden" name="to" value="${returnTo(visitor.query.to)}">
<label>${say('이름', 'Name')}<input name="name" required maxlength="32" autocomplete="username" autocapitalize="none" spellcheck="false"></label>
<label>${say('비밀번호', 'Password')}<input type="password" name="password" required maxlength="200" autocomplete="current-password"></label>
<label>${say('인증 코드 (설정한 경우)', 'Code from your app (if you use one)')}<input name="code" inputmode="numeric" maxlength="7" autocomplete="one-time-code"></label>
<button class="button main">${say('들어가기', 'Sign in')}</button>
</form>
<p class="quiet small-text">${say('계정이 없거나 비밀번호를 잊었다면 관리자에게 초대 링크를 요청해 주세요.', 'No account, or no longer the password? Ask whoever runs the service for an invitation.')}</p>
</div>`;
  return consoleAnswer(service, { visitor, title, body, chose: hasChosen(request) }, { status: wasWrong ? 401 : 200 });
}

const hasChosen = ({ query }: Request): boolean => Boolean(query.lang);

const wrong = (say: Say): Html =>
  html`<p class="notice bad" role="alert">${say(
    '이름, 비밀번호, 인증 코드 가운데 틀린 것이 있어요. 10번 틀리면 15분 동안 들어갈 수 없어요.',
    'The name, the password or the code is wrong. After ten wrong tries nobody gets in under a name for 15 minutes.',
  )}</p>`;

/** The page of an invitation: who is invited, and a password to choose. */
export const invitationPage = open('GET', '/console/invitations/{link}', (service, { request, path }) =>
  showInvitation(service, request, path.link),
);

export const invitationForm = open('POST', '/console/invitations/{link}', async (service, { request, path }) => {
  const { password = '' } = readForm(service, request);
  const { linkSecrets } = service.settings;
  const invitation = readInvitation(linkSecrets, path.link ?? '', service.clock.now());
  if (invitation === undefined) return showInvitation(service, request, path.link);
  if (password.length < passwordLength.min || password.length > passwordLength.max)
    return showInvitation(service, request, path.link, true);
  const deed = { act: 'invitation_taken', by: actorOf(invitation.name) } as const;
  const operator = await audited(service, deed, async () => {
    const taken = await takeInvitation(service, invitation, password);
    if (taken === undefined) throw new Problem('not_found');
    return taken;
  });
  return letIn(service, operator, '/console');
});

function showInvitation(service: ConsoleService, request: Request, link = '', tooShort = false): Answer {
  const visitor = visitorOf(request);
  const invitation = readInvitation(service.settings.linkSecrets, link, service.clock.now());
  if (invitation === undefined) throw new Problem('not_found');
  const { say } = visitor;
  const { name, role, limitWon } = invitation;
  const title = say('초대를 받았어요', 'You are invited');
  const may =
    limitWon === undefined ? say(roleWords[role].may) : `${say(roleWords[role].may)} (${limitOf(visitor, limitWon)})`;
  const body = html`<div class="box"><h1>${title}</h1>
${tooShort ? html`<p class="notice bad" role="alert">${lengthOf(say)}</p>` : ''}
<form method="post" action="/console/invitations/${link}" class="form">
<label>${say('이름', 'Name')}<input name="name" value="${name}" readonly autocomplete="username"></label>
<p><b>${say(roleWords[role].name)}</b>: ${may}</p>
<label>${say('비밀번호를 정해 주세요', 'Choose a password')}<input type="password" name="password" required minlength="${passwordLength.min}" maxlength="${passwordLength.max}" autocomplete="new-password" aria-describedby="length"></label>
<p class="quiet small-text" id="length">${lengthOf(say)}</p>
<button class="button main">${say('시작하기', 'Begin')}</button>
</form></div>`;
  return consoleAnswer(service, { visitor, title, body, chose: hasChosen(request) }, { status: tooShort ? 422 : 200 });
}

const limitOf = ({ say }: Visitor, limitWon: number): string =>
  say(`한 결제에 ${won(say, limitWon)}까지`, `up to ${won(say, limitWon)} of one payment`);

const lengthOf = (say: Say): string =>
  say(
    `${passwordLength.min}자 이상으로, 다른 곳에서 쓰지 않는 비밀번호를 정해 주세요.`,
    `At least ${passwordLength.min} characters, and none that you use elsewhere.`,
  );

export const signOut = act({
  path: '/console/sign-out',
  async act({ token }, service) {
    await endSession(service, token);
    return leadTo('/console/sign-in', noSessionCookie(service.settings));
  },
});

/** Where somebody is led who is not signed in, and then back to what was asked for. */
export const toSignIn = (service: Pick<ConsoleService, 'settings'>, request: Request): Answer => {
  const asked = request.method === 'GET' ? `${request.path}?${new URLSearchParams(request.query)}` : '/console';
  const to = returnTo(asked.replace(/\?$/, ''));
  const location = `/console/sign-in${to === '/console' ? '' : `?${new URLSearchParams({ to })}`}`;
  const isOver = sessionToken(service.settings, request) !== undefined;
  return isOver ? leadTo(location, noSessionCookie(service.settings)) : seeOther(location);
};
