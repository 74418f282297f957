import { scryptSync } from 'node:crypto';
import { createWorld, publicUrl, type VirtualWorld, type WorldOptions } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';
import { insertOperator, type Operator, readOperator } from './access/operators.ts';
import type { PasswordHash } from './access/password.ts';
import { startSession } from './access/sessions.ts';
import { createConsole } from './app.ts';
import { type AuditEntry, readAudit } from './audit.ts';
import type { ConsoleService } from './service.ts';
import type { ConsoleSettings } from './settings.ts';

export const password = 'a password for tests';
/** As it is kept, at a cost far below the real one, which would take a third of a second at each sign-in. */
function cheapHash(): PasswordHash {
  const [salt, cost] = ['salt', { N: 2, r: 8, p: 1 }];
  return { salt, cost, hash: scryptSync(password, salt, 32, cost).toString('base64url') };
}

export const origin: string = new URL(publicUrl).origin;

type Fields = Readonly<Record<string, string>>;

export interface Browser {
  get(address: string, headers?: Fields): Promise<Answer>;
  /** Sends a form of the page that was seen last, as a browser does. */
  post(address: string, fields?: Fields, headers?: Fields): Promise<Answer>;
  /** The form token of the page that was seen last. */
  token(): string;
  /** What a cookie holds. */
  cookie(name: string): string;
}

export interface ConsoleWorld {
  readonly world: VirtualWorld;
  readonly service: ConsoleService;
  /** A browser that nobody has signed in with. */
  stranger(): Browser;
  /** A browser with an operator in it, who is made for this. */
  signedIn(operator?: Partial<Pick<Operator, 'name' | 'role' | 'limitWon'>>): Promise<Browser>;
}

/** The console in front of a virtual world. */
export async function createConsoleWorld(
  options: WorldOptions & { readonly console?: Partial<ConsoleSettings> } = {},
): Promise<ConsoleWorld> {
  const world = await createWorld(options);
  const service: ConsoleService = {
    ...world.service,
    console: { secondOperatorAboveWon: 1_000_000, ...options.console },
  };
  const stranger = () => createBrowser(service);
  return {
    world,
    service,
    stranger,
    async signedIn({ name = 'kim', ...given } = {}) {
      const now = service.clock.now();
      const fresh = { failures: 0, triedAt: 0, invitedAt: now, createdAt: now, generation: 1 };
      await insertOperator(service.table, { name, role: 'admin', ...given, password: cheapHash(), ...fresh });
      const operator = (await readOperator(service.table, name)) as Operator;
      const browser = createBrowser(service, { operator: await startSession(service, operator) });
      await browser.get('/console');
      return browser;
    },
  };
}

function createBrowser(service: ConsoleService, begin: Fields = {}): Browser {
  const app = createConsole();
  const cookies = new Map(Object.entries(begin));
  let token = '';
  const ask = async (method: string, address: string, headers: Fields, body = ''): Promise<Answer> => {
    const url = new URL(address, publicUrl);
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const query = Object.fromEntries(url.searchParams);
    const all = { ...(cookie && { cookie }), ...headers };
    const answer = await app(service, { method, path: url.pathname, query, headers: all, body, id: 'request-1' });
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(answer.headers['set-cookie'] ?? '') ?? [];
    if (name) cookies.set(name, value);
    token = /name="token" value="([^"]+)"/.exec(answer.body)?.[1] ?? token;
    return answer;
  };
  return {
    get: (address, headers = {}) => ask('GET', address, headers),
    post: (address, fields = {}, headers = {}) => {
      const sent = { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers };
      return ask('POST', address, sent, String(new URLSearchParams({ token, ...fields })));
    },
    token: () => token,
    cookie: (name) => cookies.get(name) ?? '',
  };
}

/** What somebody reads on a page. */
export const textOf = ({ body }: Pick<Answer, 'body'>): string =>
  body
    .slice(body.indexOf('<main'), body.indexOf('</main>'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

/** Where a page leads. */
export const linksIn = ({ body }: Pick<Answer, 'body'>): readonly string[] =>
  [...body.matchAll(/href="([^"]+)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'));

/** What was done beside signing in; what is done at one moment stands there in no order, and comes by name. */
export async function actsOf({ service }: ConsoleWorld): Promise<readonly AuditEntry[]> {
  const { entries } = await readAudit(service.table, '2026-11', 50);
  const nameOf = ({ act, outcome, reason }: AuditEntry) => [act, outcome, reason].join();
  const acts = entries.filter(({ act }) => act !== 'sign_in');
  return acts.toSorted((left, right) => nameOf(left).localeCompare(nameOf(right)));
}
