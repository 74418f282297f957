import { createWorld, publicUrl, type VirtualWorld, type WorldOptions } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';
import type { Invitation } from './access/invitations.ts';
import { takeInvitation } from './access/take-invitation.ts';
import { createConsole } from './app.ts';
import type { ConsoleService } from './service.ts';
import type { ConsoleSettings } from './settings.ts';

export const password = 'a password for tests';
export const origin: string = new URL(publicUrl).origin;

type Fields = Readonly<Record<string, string>>;

export interface Browser {
  get(address: string, headers?: Fields): Promise<Answer>;
  /** Sends a form of the page that was seen last, as a browser does. */
  post(address: string, fields?: Fields, headers?: Fields): Promise<Answer>;
  /** The form token of the page that was seen last. */
  token(): string;
}

export interface ConsoleWorld {
  readonly world: VirtualWorld;
  readonly service: ConsoleService;
  /** A browser that nobody has signed in with. */
  stranger(): Browser;
  /** A browser with an operator in it, who is made for this. */
  signedIn(invitation?: Partial<Invitation>): Promise<Browser>;
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
    async signedIn(invitation = {}) {
      const invitedAt = service.clock.now();
      const given: Invitation = { name: 'kim', role: 'admin', invitedAt, ...invitation };
      await takeInvitation(service, given, password);
      const browser = stranger();
      await browser.post('/console/sign-in', { name: given.name, password });
      await browser.get('/console');
      return browser;
    },
  };
}

function createBrowser(service: ConsoleService): Browser {
  const app = createConsole();
  const cookies = new Map<string, string>();
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
  };
}
