import type { Request } from '../../http/message.ts';
import { Problem } from '../../http/problem.ts';
import type { Access } from '../../http/route.ts';
import type { Scope } from '../../store/api-keys.ts';
import type { ConsoleService } from '../service.ts';
import { sessionToken } from './cookie.ts';
import type { Operator } from './operators.ts';
import { mayUse } from './roles.ts';
import { isFormToken, openSession } from './sessions.ts';

/** An operator at work. */
export interface Session {
  readonly operator: Operator;
  readonly token: string;
  /** What was sent, where a form was; nothing in it has been looked at. */
  readonly form: Form;
}

export type Form = Readonly<Record<string, string>>;

/**
 * For operators who are signed in, with a role that is good for this; `admin`: that one alone. What changes something
 * comes from our pages.
 */
export const bySession = (scope?: Scope, admin = false): Access<ConsoleService, Session> => ({
  by: 'session',
  ...(scope && { scope }),
  async admit(service, request) {
    const token = sessionToken(service.settings, request);
    const operator = token && (await openSession(service, token));
    if (!operator) throw new Problem('unauthorized');
    const form = request.method === 'POST' ? readForm(service, request) : {};
    if (request.method === 'POST' && !isFormToken(token, form.token)) throw notOurForm();
    const isAllowed = (!scope || mayUse(operator.role, scope)) && (!admin || operator.role === 'admin');
    if (!isAllowed) throw new Problem('forbidden', { detail: 'role' });
    return { operator, token, form };
  },
});

const formType = /^application\/x-www-form-urlencoded[ \t]*(;|$)/i;
/** A few fields; as much as a body of the API may have. */
const formMax = 16_384;

/** The fields of a form that a page of ours has sent: another site's says so in its `Origin`. */
export function readForm({ settings }: Pick<ConsoleService, 'settings'>, { headers, body }: Request): Form {
  if (headers.origin !== new URL(settings.publicUrl).origin || !formType.test(headers['content-type'] ?? ''))
    throw notOurForm();
  if (body.length > formMax) throw new Problem('body_too_large');
  return Object.fromEntries(new URLSearchParams(body));
}

const notOurForm = (): Problem => new Problem('forbidden', { detail: 'form' });
