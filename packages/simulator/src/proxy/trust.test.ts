import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, expect, test } from 'vitest';
import { makeCertificates } from './certificates.ts';
import { certificatesIn } from './folder.ts';
import { writeTrust } from './trust.ts';

const folder = mkdtempSync(join(tmpdir(), 'kakaopay-trust-'));
afterAll(() => rmSync(folder, { recursive: true }));

const now = Date.now();
const [ours, theirs, extra] = ['ours.example', 'theirs.example', 'extra.example'].map(
  (name) => makeCertificates([name], now, 30).authority,
) as [string, string, string];
const outside = mkdtempSync(join(tmpdir(), 'kakaopay-trust-outside-'));
afterAll(() => rmSync(outside, { recursive: true }));
const [theirFile, extraFile] = [join(outside, 'theirs.pem'), join(outside, 'extra.pem')];
writeFileSync(theirFile, theirs);
writeFileSync(extraFile, extra);

const inFile = (file: string) => certificatesIn(readFileSync(file, 'utf8'));

test('what was trusted is trusted still, and ours last', () => {
  const environment = { SSL_CERT_FILE: theirFile, NODE_EXTRA_CA_CERTS: extraFile, CURL_CA_BUNDLE: '/nowhere.pem' };
  const files = writeTrust(folder, ours, environment);
  const bundle = inFile(files.bundle);
  expect([bundle[0], bundle[1], bundle.at(-1)]).toEqual([theirs, extra, ours]);
  expect(bundle.map((pem) => pem.trim())).toEqual(expect.arrayContaining(rootCertificates.map((pem) => pem.trim())));
  expect(new Set(bundle).size).toBe(bundle.length);
  expect(inFile(files.extra)).toEqual([extra, ours]);
  expect(inFile(files.authority)).toEqual([ours]);
});

test('a shell that was set up before adds nothing', () => {
  const files = writeTrust(folder, ours, {});
  const before = readFileSync(files.bundle, 'utf8');
  writeTrust(folder, ours, { SSL_CERT_FILE: files.bundle, NODE_EXTRA_CA_CERTS: files.extra });
  expect(readFileSync(files.bundle, 'utf8')).toBe(before);
  expect(inFile(files.extra)).toEqual([ours]);
});

const hasKeytool = spawnSync('keytool', ['-help']).status === 0;
if (!hasKeytool) console.log('left out: Java’s list of authorities, read by keytool (no keytool)');

test.skipIf(!hasKeytool)('Java reads all of them', () => {
  const { keyStore, bundle } = writeTrust(folder, ours, {});
  const args = ['-list', '-keystore', keyStore, '-storetype', 'JKS', '-storepass', 'changeit'];
  const { status, stdout } = spawnSync('keytool', args, { encoding: 'utf8' });
  expect(status, stdout).toBe(0);
  expect(stdout.match(/trustedCertEntry/g)).toHaveLength(inFile(bundle).length);
});
