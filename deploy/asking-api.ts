import { UserError } from '../local/user-error.ts';
import { Problem, type ProblemCode, type ProblemDetails, problems } from '../service/src/http/problem.ts';
import { type HttpAnswer, sendHttp } from '../service/src/outbound/https.ts';

type Query = Readonly<Record<string, string>>;

/** A stage's API, asked by a command. What it refuses is thrown as its own problem. */
export interface AskedApi {
  get<View>(path: string, query?: Query): Promise<View>;
  post<View>(path: string, body: object, idempotencyKey: string): Promise<View>;
}

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Query;
  readonly body: string;
}

/** The gateway ends a request after 30 s. */
const timeoutMs = 31_000;
const overHttp = (asked: Asked): Promise<HttpAnswer> => sendHttp({ ...asked, timeoutMs });

export function apiAt(url: string, apiKey: string, send: (asked: Asked) => Promise<HttpAnswer> = overHttp): AskedApi {
  const ask = async <View>(method: 'GET' | 'POST', path: string, headers: Query, body = ''): Promise<View> => {
    const all = { authorization: `Bearer ${apiKey}`, ...headers };
    const answer = await send({ method, url: `${url}${path}`, headers: all, body }).catch(() => undefined);
    if (answer === undefined) throw new UserError(`${new URL(url).host} gave no answer.`);
    if (answer.status < 400) return JSON.parse(answer.body) as View;
    throw problemIn(answer) ?? new UserError(`${new URL(url).host} answered ${answer.status}.`);
  };
  return {
    get: (path, query = {}) => {
      const search = new URLSearchParams(query).toString();
      return ask('GET', search ? `${path}?${search}` : path, {});
    },
    post: (path, body, key) =>
      ask('POST', path, { 'content-type': 'application/json', 'idempotency-key': key }, JSON.stringify(body)),
  };
}

/** A gateway's own refusal is no problem of ours, and may be no JSON. */
function problemIn({ body }: HttpAnswer): Problem | undefined {
  try {
    const { code, ...details } = JSON.parse(body) as ProblemDetails & { readonly code: ProblemCode };
    return Object.hasOwn(problems, code) ? new Problem(code, details) : undefined;
  } catch {
    return undefined;
  }
}
