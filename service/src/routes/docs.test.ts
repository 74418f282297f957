import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createWorld } from '../../../world/world.ts';
import { problems } from '../http/problem.ts';
import { summariesInKorean } from '../reference/summaries-ko.ts';
import { allRoutes } from './all-routes.ts';
import document from './openapi.json' with { type: 'json' };

const { get } = await createWorld();
const [korean, english] = await Promise.all(['ko', 'en'].map((lang) => get(`/docs?lang=${lang}`)));

const bodies = [korean?.body ?? '', english?.body ?? ''];
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

test('is in the language that the browser or the address asks for', async () => {
  expect([korean?.status, english?.status]).toEqual([200, 200]);
  expect(korean?.body).toContain('<html lang="ko">');
  expect(english?.body).toContain('<html lang="en">');
  expect((await get('/docs', { headers: { 'accept-language': 'en-US' } })).body).toBe(english?.body);
});

test('has every operation, its scope, its fields and its problems', () => {
  for (const body of bodies) {
    for (const { name, access, path } of allRoutes) {
      const section = body.split(`<section id="${name}">`)[1]?.split('</section>')[0] ?? '';
      expect(section, name).toContain(`<code>${path}</code></h3>`);
      if (access.scope) expect(section, name).toContain(`<code>${access.scope}</code>`);
      expect(section, name).toContain('<pre><code>curl -s');
    }
    for (const code of matches(body, /href="\/problems#(\w+)"><code>/g)) expect(problems).toHaveProperty(code);
    for (const name of Object.keys(document.components.schemas)) expect(body).toContain(name);
    for (const type of Object.keys(document.webhooks)) expect(body).toContain(`<li id="${type}">`);
  }
  const create = english?.body.split('<section id="createPayment">')[1]?.split('</section>')[0];
  expect(create).toContain('<b>required</b> <span class="kind">string · 1–100 characters');
  expect(create).toContain('href="/problems#order_already_paid"');
});

test('every link within it leads somewhere, and no two places have one name', () => {
  for (const body of bodies) {
    const places = matches(body, /\sid="([^"]+)"/g);
    expect(new Set(places).size).toBe(places.length);
    expect(matches(body, /href="#([^"]+)"/g).filter((anchor) => !places.includes(anchor))).toEqual([]);
  }
});

test('every link to what is explained elsewhere leads somewhere', async () => {
  const { body } = await get('/problems');
  const places = matches(body, /\sid="([^"]+)"/g);
  const anchors = matches(bodies.join(), /href="\/problems#([^"]+)"/g);
  expect(anchors).toEqual(expect.arrayContaining(['status', 'reason', 'end', 'order_already_paid']));
  expect(anchors.filter((anchor) => !places.includes(anchor))).toEqual([]);
});

test('everything that has a summary has one in Korean, and there is no other', () => {
  const names = [
    ...document.tags.map(({ name }) => name),
    ...allRoutes.map(({ name }) => name),
    ...Object.keys(document.webhooks),
  ];
  expect(Object.keys(summariesInKorean).sort()).toEqual(names.sort());
});

test('needs no script and nothing from elsewhere; its one style is allowed by hash', () => {
  for (const answer of [korean, english]) {
    expect(answer?.body).not.toMatch(/<script|<link[^>]+href="(?!data:)|\bsrc=|url\(|@import|style="/);
    const style = matches(answer?.body ?? '', /<style>([\s\S]*?)<\/style>/g);
    expect(style).toHaveLength(1);
    const hash = createHash('sha256')
      .update(style[0] ?? '')
      .digest('base64');
    const policy = answer?.headers['content-security-policy'];
    expect(policy).toContain(`style-src 'sha256-${hash}';`);
    expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
  }
});

test('is small enough to come at once', () => {
  for (const body of bodies) expect(Buffer.byteLength(body)).toBeLessThan(200_000);
});

test('a pattern that says nothing to a reader is put into words: there is one such', () => {
  const long = matches(JSON.stringify(document), /"pattern":("(?:[^"\\]|\\.){100,}?")/g);
  expect(new Set(long).size).toBe(1);
});
