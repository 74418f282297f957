import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Certificates, makeCertificates } from './certificates.ts';
import { kakaoPayHosts } from './hosts.ts';

/** Where the certificates of a proxy are kept, for its owner's eyes alone. */

const days = 365;
const dayMs = 86_400_000;

/** Whether anybody but the owner may do something; Windows has no such bits. */
const isOpen = (path: string) => process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;

function refuseOpen(path: string, mode: string): void {
  if (!isOpen(path)) return;
  throw new TypeError(`Others on this machine can read ${path}: make it yours alone with chmod ${mode} ${path}.`);
}

/** One file, written in one go: the server's key, its certificate, and that of the authority. */
const keptIn = (folder: string) => join(folder, 'server.pem');

const certificatePattern = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----\n?/g;
export const certificatesIn = (pem: string): readonly string[] => pem.match(certificatePattern) ?? [];

function read(file: string): Certificates | undefined {
  const pem = readFileSync(file, 'utf8');
  const [certificate, authority] = certificatesIn(pem);
  const key = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----\n?/.exec(pem)?.[0];
  return certificate && authority && key ? { certificate, authority, key } : undefined;
}

/** For another day at least, for every host, and belonging together. */
function areGood({ authority, certificate, key }: Certificates, now: number): boolean {
  const [issuer, server] = [new X509Certificate(authority), new X509Certificate(certificate)];
  return (
    Date.parse(server.validTo) > now + dayMs &&
    kakaoPayHosts.every((host) => server.checkHost(host)) &&
    server.verify(issuer.publicKey) &&
    server.checkPrivateKey(createPrivateKey(key))
  );
}

function keptCertificates(file: string, now: number): Certificates | undefined {
  if (!statSync(file, { throwIfNoEntry: false })) return undefined;
  refuseOpen(file, '600');
  try {
    const kept = read(file);
    if (kept) return areGood(kept, now) ? kept : undefined;
  } catch {
    // Said below.
  }
  throw new TypeError(`${file} is not what a simulator wrote: remove it.`);
}

/**
 * The certificates of a folder, made if there are none or their time is over. Throws a `TypeError` with a sentence for
 * who chose it.
 */
export function openFolder(folder: string, now: number): Certificates {
  const place = resolve(folder);
  if (mkdirSync(place, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(place, 0o700);
  refuseOpen(place, '700');
  const file = keptIn(place);
  const kept = keptCertificates(file, now);
  if (kept) return kept;
  const made = makeCertificates(kakaoPayHosts, now, days);
  rmSync(file, { force: true });
  writeFileSync(file, made.key + made.certificate + made.authority, { mode: 0o600, flag: 'wx' });
  return made;
}
