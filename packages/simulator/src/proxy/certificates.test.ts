import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeCertificates } from './certificates.ts';
import { kakaoPayHosts } from './hosts.ts';

const now = Date.now();
const made = makeCertificates(kakaoPayHosts, now, 30);
const [authority, server] = [new X509Certificate(made.authority), new X509Certificate(made.certificate)];

test('the server is vouched for by the authority, under the names of KakaoPay’s hosts', () => {
  expect(server.verify(authority.publicKey)).toBe(true);
  expect(server.checkIssued(authority)).toBe(true);
  for (const host of kakaoPayHosts) expect(server.checkHost(host)).toBe(host);
  expect([server.checkHost('kakaopay.com'), server.checkIP('127.0.0.1'), server.ca]).toEqual([
    undefined,
    undefined,
    false,
  ]);
  expect([authority.ca, authority.verify(authority.publicKey)]).toEqual([true, true]);
  expect(server.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
});

test('they hold from a day before for as long as asked', () => {
  for (const { validFrom, validTo } of [authority, server]) {
    expect((Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000).toBe(31);
  }
});

test('no two are alike, and none has the authority’s key', () => {
  const other = new X509Certificate(makeCertificates(kakaoPayHosts, now, 30).authority);
  expect(other.serialNumber).not.toBe(authority.serialNumber);
  expect(Object.keys(made)).toEqual(['authority', 'certificate', 'key']);
  expect(server.publicKey.export({ type: 'spki', format: 'pem' })).not.toBe(
    authority.publicKey.export({ type: 'spki', format: 'pem' }),
  );
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.log('left out: the certificates, looked at by openssl (no openssl)');

describe.skipIf(!hasOpenssl)('openssl', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kakaopay-certificates-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function verify({ authority, certificate }: typeof made, ...options: string[]) {
    writeFileSync(join(folder, 'ca.pem'), authority);
    writeFileSync(join(folder, 'server.pem'), certificate);
    const args = ['verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'ca.pem', ...options, 'server.pem'];
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  }

  test.each(kakaoPayHosts)('finds nothing wrong with %s', (host) => {
    expect(verify(made, '-verify_hostname', host)).toEqual({ status: 0, said: 'server.pem: OK\n' });
  });

  test.each([[['bank.example']], [['kakao.com']], [[...kakaoPayHosts, 'www.google.com']]])(
    'accepts no certificate of the authority for %s',
    (names) => {
      const wider = makeCertificates(names, now, 30, kakaoPayHosts);
      expect(verify(wider)).toMatchObject({ status: 2, said: expect.stringContaining('permitted subtree violation') });
    },
  );

  test('shows the constraints as critical, without addresses', () => {
    const { stdout } = spawnSync('openssl', ['x509', '-noout', '-text'], { input: made.authority, encoding: 'utf8' });
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'X509v3 Name Constraints: critical Permitted: DNS:open-api.kakaopay.com DNS:kapi.kakao.com ' +
        'Excluded: IP:0.0.0.0/0.0.0.0 IP:0:0:0:0:0:0:0:0/0:0:0:0:0:0:0:0',
    );
  });
});
