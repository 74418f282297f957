import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { welcome } from '../local/welcome.ts';
import { consoleRoutes } from '../service/src/console/routes.ts';
import type { Answer } from '../service/src/http/message.ts';
import { cancellationRoutes } from '../service/src/routes/cancellation-routes.ts';
import { payerRoutes } from '../service/src/routes/payer-routes.ts';
import { paymentView } from '../service/src/routes/payment-answers.ts';
import { docsRoutes, referenceRoutes } from '../service/src/routes/reference-routes.ts';
import { shopRoutes } from '../service/src/routes/shop-routes.ts';
import { subscriptionRoutes } from '../service/src/routes/subscription-routes.ts';
import { statesPage } from '../tools/make-states.ts';
import { payAtKakaoPay, viewOf } from '../world/actions.ts';
import { askSubscription } from '../world/subscribing.ts';
import { createWorld } from '../world/world.ts';
import { anchorOf, documentAt, documents, fencesOf, filesBelow, root } from './docs/documents.ts';
import { brokenCommands, brokenLinks, brokenPaths } from './docs/mentions.ts';
import { runCurl } from './docs/run-curl.ts';
import { runSample } from './docs/run-sample.ts';
import { expectDocumentedEvent } from './documented.ts';

// Goal: nothing in the documents leads nowhere, fails when it is typed, or has been overtaken by the code.

const english = documentAt('README.md');
const korean = documentAt('README.ko.md');

describe.each(documents.map((document) => [document.path, document] as const))('%s', (_path, document) => {
  test('every link and picture is there', () => {
    const anchorsOf = (path: string) => documentAt(path).headings.map(anchorOf);
    expect(brokenLinks(document, anchorsOf)).toEqual([]);
  });

  test('every command can be run', () => {
    expect(brokenCommands(document)).toEqual([]);
  });

  test('every path and file name is one', () => {
    expect(brokenPaths(document)).toEqual([]);
  });

  test('every sample is well written', async () => {
    for (const code of fencesOf(document, 'json')) expect(() => JSON.parse(code), code).not.toThrow();
    for (const code of fencesOf(document, 'ts', 'js')) await transform(code, { loader: 'ts' });
  });
});

describe('the READMEs', () => {
  test('have pictures that load quickly', () => {
    for (const { target } of [...english.links, ...korean.links].filter(({ isImage }) => isImage)) {
      expect(statSync(join(root, target)).size, target).toBeLessThan(150_000);
    }
  });

  test('name only addresses that are answered', () => {
    const routes = [
      ...payerRoutes,
      ...shopRoutes,
      ...cancellationRoutes,
      ...subscriptionRoutes,
      ...referenceRoutes,
      ...consoleRoutes,
      ...docsRoutes,
    ].map(({ path }) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`));
    const paths = [...english.text.matchAll(/http:\/\/localhost:3000(\/[\w./]*)(?=[\s`)])/g)].map(
      ([, path = '']) => path,
    );
    expect(paths.length).toBeGreaterThan(3);
    const isRoute = (path: string) => routes.some((route) => route.test(path));
    expect(paths.filter((path) => !isRoute(path))).toEqual([]);
  });

  const curls = (document: typeof english) => fencesOf(document, 'sh').filter((code) => code.startsWith('curl'));

  test('show the curls that the start-up text shows', () => {
    const url = 'http://localhost:3000';
    const operator = { name: 'operator', password: 'YOUR_PASSWORD' };
    const stack = { url, kakaoPay: url, apiKey: 'YOUR_API_KEY', operator, hasSubscriptions: true } as Parameters<
      typeof welcome
    >[0];
    const lines = (text: string) => text.split('\n').map((line) => line.trim());
    const shown = curls(english).filter((code) => /\/v1\/(payments|subscriptions) /.test(code));
    expect(shown).toHaveLength(2);
    for (const code of shown) expect(lines(welcome(stack)).join('\n')).toContain(lines(code).join('\n').trim());
  });

  test('have curls that do what is said: pay, give back, subscribe, let a month go by, charge, end, listen', async () => {
    const [pay = '', giveBack = '', subscribe = '', month = '', charge = '', end = '', listen = '', ...others] =
      curls(english);
    expect(others).toEqual([]);
    const virtual = await createWorld({ localWebhooks: true });
    const made = async (answer: Promise<Answer>) => {
      const { status, body } = await answer;
      expect(status, body).toBe(201);
      return JSON.parse(body) as { id: string; firstPaymentId?: string };
    };
    const comeBack = async (id = '') => {
      const payment = await virtual.payment(id);
      if (payment) await virtual.get(await payAtKakaoPay(virtual, payment));
    };
    const { id: PAYMENT_ID } = await made(runCurl(virtual, pay));
    await comeBack(PAYMENT_ID);
    await made(runCurl(virtual, giveBack, { PAYMENT_ID }));
    expect(await viewOf(virtual, PAYMENT_ID)).toMatchObject({ status: 'partially_canceled', canceledWon: 700 });

    const { id: SUBSCRIPTION_ID, firstPaymentId } = await made(runCurl(virtual, subscribe));
    await comeBack(firstPaymentId);
    await runCurl(virtual, month);
    await virtual.wake();
    expect(await askSubscription(virtual, SUBSCRIPTION_ID)).toMatchObject({ status: 'active', charged: 1 });
    await made(runCurl(virtual, charge, { SUBSCRIPTION_ID }));
    expect((await runCurl(virtual, end, { SUBSCRIPTION_ID })).status).toBe(200);
    expect(await askSubscription(virtual, SUBSCRIPTION_ID)).toMatchObject({ status: 'ended', endReason: 'by_shop' });
    await made(runCurl(virtual, listen));
  });

  test('show an answer as the API describes it', () => {
    const answer: unknown = JSON.parse(fencesOf(english, 'json')[0] ?? '');
    expect(v.parse(v.strictObject(paymentView.entries), answer)).toEqual(answer);
  });

  test('say what it costs without the free amounts', () => {
    const rows = documentAt('docs/cost.md').text.match(/^\| [\d,]+ \| [\d,]+ \| \$[\d.]+ \| \$[\d.]+ \|/gm) ?? [];
    const [first, second, third, fourth] = rows.map((row) => row.split(' | ')[3]?.replace(' |', ''));
    expect(english.text).toContain(`it is ${first}, ${second}, ${third} and ${fourth}.`);
    expect(korean.text).toContain(`각각 ${first}, ${second}, ${third}, ${fourth}입니다`);
  });
});

test('the page on webhooks shows an event as the API describes it', () => {
  expectDocumentedEvent(JSON.parse(fencesOf(documentAt('docs/webhooks.md'), 'json')[0] ?? ''));
});

test.each(['README.md', 'README.ko.md'])(
  "the simulator's sample runs, with a program in place of its comments (%s)",
  async (file) => {
    const [sample = ''] = fencesOf(documentAt(`packages/simulator/${file}`), 'ts');
    const call = `const call = async (name, body) => (await fetch(kakaopay.url + '/online/v1/payment/' + name, {
    method: 'POST',
    headers: { authorization: 'SECRET_KEY DEV0', 'content-type': 'application/json' },
    body: JSON.stringify({ cid: 'TC0ONETIME', partner_order_id: 'o', partner_user_id: 'u', ...body }),
  })).json();`;
    const ready = `const { tid } = await call('ready', { item_name: 'i', quantity: 1, total_amount: 2200, tax_free_amount: 0,
    approval_url: 'http://localhost/a', cancel_url: 'http://localhost/c', fail_url: 'http://localhost/f' });`;
    const approve = `await call('approve', { tid, pg_token: new URL(redirect).searchParams.get('pg_token') });`;
    const program = [`${call}\n${ready}`, approve];
    const whole = sample
      .replace(/^\/\/ … .*$/gm, () => program.shift() ?? '')
      .replace(/(kakaopay\.ledger\(\)\.totals); \/\/ (.*)/, 'console.log(JSON.stringify($1) === JSON.stringify($2));');
    expect(program).toEqual([]);
    expect(await runSample(whole)).toBe('true\n');
  },
  60_000,
);

test('the page of states is that of the table', () => {
  expect(documentAt('docs/states.md').text).toBe(statesPage());
});

test('every dependency of every package and example has its line, and no other', () => {
  interface Manifest {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
  }
  const used = filesBelow(root, /^package\.json$/).flatMap((path) => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
    const place = path === 'package.json' ? 'the root' : `\`${path.replace('/package.json', '')}\``;
    return Object.keys({ ...dependencies, ...devDependencies }).map((name) => `\`${name}\` in ${place}`);
  });
  for (const folder of ['examples/python', 'examples/recipes/pytest']) {
    const names = readFileSync(join(root, folder, 'requirements.in'), 'utf8').matchAll(/^([\w-]+)==/gm);
    for (const [, name] of names) used.push(`\`${name}\` in \`${folder}\``);
  }
  for (const folder of ['examples/java', 'examples/recipes/junit']) {
    const names = readFileSync(join(root, folder, 'pom.xml'), 'utf8').matchAll(/<artifactId>([\w-]+)</g);
    for (const [, name] of names) if (name !== 'shop') used.push(`\`${name}\` in \`${folder}\``);
  }
  const rows = documentAt('docs/dependencies.md').text.matchAll(/^\| (`[^|]+`) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|/gm);
  const told = [...rows].flatMap(([, name, places = '']) => places.split(', ').map((place) => `${name} in ${place}`));
  expect(told.sort()).toEqual(used.sort());
});

test('the architecture names every folder of the service', () => {
  const { links } = documentAt('docs/architecture.md');
  const folders = readdirSync(join(root, 'service/src'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const named = links.map(({ target }) => target);
  expect(folders.map(({ name }) => `../service/src/${name}`).filter((folder) => !named.includes(folder))).toEqual([]);
});

test('every decision is in the list of decisions, under its own title', () => {
  const list = documentAt('docs/decisions/README.md').text;
  const records = documents.filter(({ path }) => /^docs\/decisions\/\d/.test(path));
  for (const { path, headings } of records) {
    const [, number, title] = /^# (\d{4}): (.+)$/.exec(headings[0] ?? '') ?? [];
    expect(path).toContain(`/${number}-`);
    expect(list).toContain(`| [${number}](${path.replace('docs/decisions/', '')}) | ${title} |`);
  }
  expect(list.match(/^\| \[\d{4}\]/gm)).toHaveLength(records.length);
});
