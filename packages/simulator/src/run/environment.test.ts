import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kakaoPayHosts } from '../proxy/hosts.ts';
import { type Place, settings } from './environment.ts';
import { printed, syntaxes } from './syntaxes.ts';

const place: Place = {
  url: 'http://127.0.0.1:4000',
  proxyUrl: 'http://127.0.0.1:4001',
  trust: { authority: '/ca/ca.pem', extra: '/ca/x.pem', bundle: '/ca/b.pem', keyStore: '/ca/t.jks', php: '/ca/php' },
  preload: '/my tools/preload.cjs',
  python: '/tools/python',
};
const set = (before: NodeJS.ProcessEnv = {}) => Object.fromEntries(settings(place, before));

test('what is set already is kept and added to', () => {
  const before = {
    NODE_OPTIONS: '--enable-source-maps',
    JAVA_TOOL_OPTIONS: '-Xmx1g',
    PYTHONPATH: '/mine',
    PHP_INI_SCAN_DIR: '/etc/php',
    NO_PROXY: 'db.corp, .corp',
  };
  expect(set(before)).toMatchObject({
    NODE_OPTIONS: '--enable-source-maps --require "/my tools/preload.cjs"',
    JAVA_TOOL_OPTIONS: expect.stringMatching(/^-Xmx1g -Dhttp\.proxyHost=127\.0\.0\.1 -Dhttp\.proxyPort=4001 /),
    PYTHONPATH: '/tools/python:/mine',
    PHP_INI_SCAN_DIR: '/etc/php:/ca/php',
    NO_PROXY: 'db.corp,.corp,localhost,127.0.0.1,::1',
  });
  expect(set().PHP_INI_SCAN_DIR).toBe(':/ca/php');
});

test.each(['*', 'kakao.com', '.kakao.com', '*.kakaopay.com', 'open-api.kakaopay.com'])(
  'NO_PROXY=%s does not keep KakaoPay from the proxy',
  (entry) => expect(set({ NO_PROXY: entry }).NO_PROXY).toBe('localhost,127.0.0.1,::1'),
);

test('a language gets what it reads', () => {
  const names = (syntax: string) => printed(syntax, place, {}).match(/(?<=export )[A-Z_]+(?==)/g);
  expect(names('go')).toEqual(expect.arrayContaining(['HTTPS_PROXY', 'SSL_CERT_FILE']));
  expect(names('go')).not.toContain('NODE_OPTIONS');
  expect(names('java')).toContain('JAVA_TOOL_OPTIONS');
});

test('every syntax has lines, and a quote stays within its value', () => {
  const quoted = { ...place, preload: "/it's/preload.cjs" };
  const line = (syntax: string) =>
    printed(syntax, quoted, {})
      .split('\n')
      .find((text) => text.includes('NODE_OPTIONS'));
  expect(line('shell')).toBe("export NODE_OPTIONS='--require /it'\\''s/preload.cjs'");
  expect(line('fish')).toBe("set -gx NODE_OPTIONS '--require /it\\'s/preload.cjs'");
  expect(line('powershell')).toBe("$env:NODE_OPTIONS = '--require /it''s/preload.cjs'");
  for (const syntax of syntaxes) expect(printed(syntax, place, {}).split('\n').length, syntax).toBeGreaterThan(5);
});

test('a container gets what is to be trusted, and no proxy', () => {
  const options = printed('docker', place, {});
  for (const host of kakaoPayHosts) expect(options).toContain(`--add-host=${host}:host-gateway`);
  expect(options).toContain('--volume=/ca/b.pem:/kakaopay-simulator/bundle.pem:ro');
  expect(options).not.toMatch(/PROXY|server\.pem/);
});

test.each(['preload.cjs', 'python/sitecustomize.py'])('%s leads the same hosts here', (file) => {
  const text = readFileSync(join(import.meta.dirname, '../../bin', file), 'utf8');
  expect(text.match(/[\w-]+\.kakao(pay)?\.com/g)).toEqual(kakaoPayHosts);
});
