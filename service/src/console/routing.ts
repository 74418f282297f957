import { type Answer, seeOther } from '../http/message.ts';
import type { Route } from '../http/route.ts';
import type { Html } from '../pages/page.ts';
import type { Scope } from '../store/api-keys.ts';
import { bySession, type Session } from './access/by-session.ts';
import { actorOf } from './access/operators.ts';
import { type Act, audited, type Deed } from './audit.ts';
import { consoleAnswer } from './page-answer.ts';
import type { ConsoleService } from './service.ts';
import { type Visit, visitOf } from './visit.ts';
import type { Section } from './words/sections.ts';

export type ConsoleRoute = Route<ConsoleService, Session, undefined, undefined>;

/** What a page shows below the menu. */
export interface Shown {
  readonly title: string;
  readonly body: Html;
}

interface PageRow {
  readonly path: `/console${string}`;
  /** What the operator's role must be good for; none for what everybody signed in may see. */
  readonly scope?: Scope;
  /** For admins alone, where no scope of the API says so. */
  readonly admin?: true;
  readonly section?: Section;
  show(visit: Visit, service: ConsoleService): Promise<Shown | Answer> | Shown | Answer;
}

/** A page for operators. */
export const page = ({ path, scope, admin, section, show }: PageRow): ConsoleRoute => ({
  ...row('GET', path, scope, admin),
  async handle(service, call) {
    const visit = visitOf(service, call);
    const shown = await show(visit, service);
    return 'status' in shown ? shown : answerPage(service, visit, section, shown, Boolean(call.request.query.lang));
  },
});

/** A page as the answer to a form: nothing has been done yet, or it shows what is shown once. */
export const answerPage = (
  service: ConsoleService,
  visit: Visit,
  section: Section | undefined,
  shown: Shown,
  chose = false,
): Answer => consoleAnswer(service, { visitor: visit, visit, section, ...shown, chose });

interface ActRow {
  readonly path: `/console${string}`;
  readonly scope?: Scope;
  readonly admin?: true;
  /** What is written down in the audit; absent for what changes nothing. */
  deed?(visit: Visit): Omit<Deed, 'by'> & { readonly act: Act };
  /** Where the operator is led then, or what is shown. */
  act(visit: Visit, service: ConsoleService): Promise<string | Answer>;
}

/** What a form of the console asks for. */
export const act = ({ path, scope, admin, deed, act: carryOut }: ActRow): ConsoleRoute => ({
  ...row('POST', path, scope, admin),
  async handle(service, call) {
    const visit = visitOf(service, call);
    const done = deed
      ? await audited(service, { ...deed(visit), by: actorOf(visit.operator.name) }, () => carryOut(visit, service))
      : await carryOut(visit, service);
    return typeof done === 'string' ? seeOther(done) : done;
  },
});

const row = (method: 'GET' | 'POST', path: `/console${string}`, scope?: Scope, admin?: true) => ({
  name: `${method} ${path}`,
  method,
  path,
  summary: '',
  access: bySession(scope, admin),
  answers: {},
});
