import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectPaidOnce } from '../../../tests/books.ts';
import { returnLink, startPaid, viewOf } from '../../../world/actions.ts';
import { cutAll } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';
import { createApp } from '../http/router.ts';
import { payerRoutes } from './payer-routes.ts';
import { tellVisitor } from './tell-visitor.ts';

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const isPage = (answer: Answer) => answer.headers['content-type'] === 'text/html; charset=utf-8';

/** Every address a payer may come to, on a payment that was paid a moment ago. */
async function payersAddresses(virtual: VirtualWorld): Promise<Record<string, string>> {
  const { id, comeBack } = await startPaid(virtual);
  const { checkoutUrl, receiptUrl } = await viewOf(virtual, id);
  const back = (outcome: 'cancel' | 'fail' | 'result') => returnLink(virtual, id, outcome);
  return { comeBack, cancel: back('cancel'), fail: back('fail'), result: back('result'), checkoutUrl, receiptUrl };
}

describe('when the table does not answer', () => {
  test.each(['comeBack', 'cancel', 'fail', 'result', 'checkoutUrl', 'receiptUrl'])(
    'a payer gets a page that tries again: %s',
    async (name) => {
      const virtual = await createWorld();
      const address = (await payersAddresses(virtual))[name] ?? '';
      for (const accept of [{}, { accept: '*/*' }, browser]) {
        const answer = await virtual.get(address, { headers: accept, hook: cutAll('table.get', 'before', 'lose') });
        expect(answer).toMatchObject({ status: 503, headers: { refresh: '3', 'cache-control': 'no-store' } });
        expect(isPage(answer)).toBe(true);
        expect(answer.body).toContain('잠시만 기다려 주세요');
        expect(answer.body).toContain('다시 결제하지 마세요');
      }
      expect(virtual.lines.filter((line) => line.includes('request_failed'))).toHaveLength(3);
    },
  );

  test('not even when it is lost while the intent is written; the page that tries again pays once', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const lost = await virtual.get(comeBack, { hook: cutAll('table.updateIf', 'before', 'lose') });
    expect(lost).toMatchObject({ status: 503, headers: { refresh: '3' } });
    await virtual.follow(comeBack);
    await virtual.settle();
    await expectPaidOnce(virtual, id);
  });

  test('a shop still gets a problem', async () => {
    const virtual = await createWorld();
    const headers = { authorization: `Bearer ${virtual.apiKey}`, ...browser };
    const answer = await virtual.get('/v1/payments', { headers, hook: cutAll('table.query', 'before', 'lose') });
    expect(answer).toMatchObject({
      status: 500,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
  });
});

describe('an address that there is not', () => {
  test.each(['/nowhere', '/favicon.ico', '/v1', '/checkout', '/checkout/a/b', '/receipt/'])('%s', async (path) => {
    const virtual = await createWorld();
    const page = await virtual.get(path, { headers: browser });
    expect(page.status).toBe(404);
    expect(page.body).toContain('페이지를 찾을 수 없어요');
    const problem = await virtual.get(path);
    expect(problem).toMatchObject({
      status: 404,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
  });

  test('and a method that there is not, of any function', async () => {
    const { service } = await createWorld();
    const app = createApp([], tellVisitor, payerRoutes);
    const ask = (method: string, path: string) =>
      app(service, { method, path, query: {}, headers: {}, body: '', id: '' });
    expect(await ask('POST', '/')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect(await ask('DELETE', '/receipt/x')).toMatchObject({ status: 405, headers: { allow: 'GET' } });
    expect(await ask('GET', '/receipt/x')).toMatchObject({ status: 404 });
  });
});

test('a wrong test payment is explained in words to a browser, and to a program as a problem', async () => {
  const virtual = await createWorld();
  const page = await virtual.get('/?quantity=x%3Cb%3E', { headers: browser });
  expect(page.status).toBe(400);
  expect(page.body).toContain('`quantity` must be a whole number');
  expect(page.body).toContain('href="/problems#invalid_request"');
  expect(JSON.parse((await virtual.get('/?quantity=x')).body).code).toBe('invalid_request');
});

const hashOf = (text = '') => `sha256-${createHash('sha256').update(text).digest('base64')}`;

describe('every page of ours', () => {
  async function pages(virtual: VirtualWorld): Promise<readonly (readonly [string, Answer])[]> {
    const { receiptUrl = '', comeBack = '', result = '' } = await payersAddresses(virtual);
    const lost = { headers: browser, hook: cutAll('table.get', 'before', 'lose') };
    return [
      ['receipt', await virtual.get(receiptUrl)],
      ['result', await virtual.get(result)],
      ['unknown link', await virtual.get('/receipt/x')],
      ['unknown address', await virtual.get('/nowhere', { headers: browser })],
      ['busy', await virtual.get(comeBack, lost)],
      ['problem', await virtual.get('/?quantity=x', { headers: browser })],
      ['problems', await virtual.get('/problems')],
      ['paid', await virtual.follow(comeBack)],
    ];
  }

  test('lets nothing in but its own style and script, and nobody around it', async () => {
    const all = await pages(await createWorld());
    const script = /<script>(.*?)<\/script>/s.exec(all.at(-1)?.[1].body ?? '')?.[1];
    for (const [name, { headers, body }] of all) {
      const styles = [...body.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style = '']) => style);
      expect(styles, name).toHaveLength(1);
      expect(body.match(/<script/g) ?? [], name).toHaveLength(name === 'paid' ? 1 : 0);
      expect(headers['content-security-policy'], name).toBe(
        `default-src 'none'; style-src '${hashOf(styles[0])}'; script-src '${hashOf(script)}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
      expect(headers, name).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      expect(body, name).not.toMatch(/<script |\sstyle=|\son\w+=|<form|<iframe/);
    }
  });

  test('keeps to https, where it is reached by https', async () => {
    const virtual = await createWorld();
    const page = (publicUrl: string) => {
      const service = { ...virtual.service, settings: { ...virtual.service.settings, publicUrl } };
      const request = { method: 'GET', path: '/receipt/x', query: {}, headers: {}, body: '', id: '' };
      return createApp(payerRoutes, tellVisitor)(service, request);
    };
    expect((await page('https://pay.example')).headers['strict-transport-security']).toBe('max-age=31536000');
    expect((await page('http://localhost:3000')).headers).not.toHaveProperty('strict-transport-security');
  });
});
