import { describe, expect, test } from 'vitest';
import { publicUrl } from '../../../../world/world.ts';
import type { Answer } from '../../http/message.ts';
import { createApp } from '../../http/router.ts';
import { consoleRoutes } from '../routes.ts';
import { tellOperator } from '../tell-operator.ts';
import { createConsoleWorld, origin } from '../testing.ts';
import { roles } from './roles.ts';
import { formToken, sessionLifeMs } from './sessions.ts';

// Goal: nobody gets through a door of the console who may not, whatever the door. A handler that is reached answers
// 299.

const reached: Answer = { status: 299, headers: {}, body: '' };
const app = createApp(
  consoleRoutes.map((route) => ({ ...route, handle: () => reached })),
  tellOperator,
);
const guarded = consoleRoutes.filter(({ access }) => access.by === 'session');
const named = guarded.map((route) => ({ ...route, title: `${route.method} ${route.path}` }));

async function open(role: keyof typeof roles = 'admin') {
  const { world, service, signedIn } = await createConsoleWorld();
  const browser = await signedIn({ role });
  return { world, service, browser, token: browser.cookie('operator') };
}

type Opened = Awaited<ReturnType<typeof open>>;
type Route = (typeof named)[number];

/** Knocks with a right session and a right form, but for what is said. */
function knock(
  { service, token }: Opened,
  { method, path }: Route,
  over: { cookie?: string; form?: string; origin?: string | undefined; type?: string } = {},
) {
  const { cookie = `operator=${token}`, form = `token=${formToken(token)}` } = over;
  const from = 'origin' in over ? over.origin : origin;
  const headers = {
    cookie,
    'content-type': over.type ?? 'application/x-www-form-urlencoded',
    ...(from !== undefined && { origin: from }),
  };
  const address = path.replaceAll(/\{\w+\}/g, 'x');
  return app(service, { method, path: address, query: {}, headers, body: method === 'POST' ? form : '', id: '1' });
}

const isShutOut = ({ status, headers }: Answer): boolean =>
  status === 303 && headers.location?.startsWith('/console/sign-in') === true;

describe.each(named)('$title', (route) => {
  test('lets an operator in, and nobody whose session is missing, made up or over', async () => {
    const opened = await open();
    expect((await knock(opened, route)).status).toBe(299);
    for (const cookie of ['', 'operator=', 'operator=x', `operator=${'A'.repeat(43)}`, `other=${opened.token}`])
      expect(await knock(opened, route, { cookie }), cookie).toSatisfy(isShutOut);
    await opened.world.pass(sessionLifeMs);
    expect(await knock(opened, route)).toSatisfy(isShutOut);
  });

  test('is shut once the operator has signed out', async () => {
    const opened = await open();
    await opened.browser.post('/console/sign-out');
    expect(await knock(opened, route)).toSatisfy(isShutOut);
  });

  test('takes a form from a page of ours alone', async () => {
    if (route.method !== 'POST') return;
    const opened = await open();
    const others = [
      { origin: undefined },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: publicUrl.replace('http:', 'https:') },
      { form: '' },
      { form: `token=${formToken('x'.repeat(43))}` },
      { type: 'application/json' },
      { type: 'text/plain' },
    ];
    for (const over of others) expect((await knock(opened, route, over)).status, JSON.stringify(over)).toBe(403);
  });

  test('is for the roles that have its scope, and for no other', async () => {
    for (const [role, scopes] of Object.entries(roles)) {
      const opened = await open(role as keyof typeof roles);
      const isAdmins = /^\/console\/(keys|operators\/)/.test(route.path);
      const { scope } = route.access;
      const may = scope === undefined ? !isAdmins || role === 'admin' : (scopes as readonly string[]).includes(scope);
      expect((await knock(opened, route)).status, role).toBe(may ? 299 : 403);
    }
  });
});

test('what is open to everybody is the way in, and what tells nothing', () => {
  const ways = consoleRoutes
    .filter(({ access }) => access.by === 'anybody')
    .map(({ method, path }) => `${method} ${path}`);
  expect(ways.sort()).toEqual([
    'GET /console/invitations/{link}',
    'GET /console/live',
    'GET /console/sign-in',
    'POST /console/invitations/{link}',
    'POST /console/sign-in',
  ]);
});

test('every form of the console but those of the doors changes something with a scope of its own', () => {
  const bare = guarded.filter(({ method, access }) => method === 'POST' && access.scope === undefined);
  for (const { path } of bare) expect(path).toMatch(/^\/console\/(sign-out|me(\/.*)?|keys(\/.*)?|operators(\/.*)?)$/);
});
