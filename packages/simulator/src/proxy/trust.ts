import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { rootCertificates } from 'node:tls';
import { certificatesIn } from './folder.ts';
import { keyStore } from './key-store.ts';

/** What programs are told to trust: all that they trust today, and our authority. */

export interface TrustFiles {
  /** Our authority alone, for settings that add to what is trusted. */
  readonly authority: string;
  /** The same after what `NODE_EXTRA_CA_CERTS` named before. */
  readonly extra: string;
  /** With everybody else's, for settings that replace what is trusted. */
  readonly bundle: string;
  /** The bundle for Java. */
  readonly keyStore: string;
  /** A folder with the bundle's place in PHP's words. */
  readonly php: string;
}

/** Where systems keep their authorities: Debian, Red Hat, SUSE, Alpine and macOS. */
const systemFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Settings that replace what is trusted: what they name is kept. */
const replacing = ['SSL_CERT_FILE', 'CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'];

function readAll(files: readonly (string | undefined)[]): readonly string[] {
  return files.flatMap((file) => {
    try {
      return file ? certificatesIn(readFileSync(file, 'utf8')) : [];
    } catch {
      return []; // programs that were given it do without it, too
    }
  });
}

const unique = (certificates: readonly string[]) => [...new Set(certificates.map((pem) => `${pem.trim()}\n`))];

/** Writes them into `folder`. */
export function writeTrust(folder: string, authority: string, environment: NodeJS.ProcessEnv): TrustFiles {
  const place = resolve(folder);
  // A shell that was set up before names our own files.
  const named = (name: string) => (environment[name]?.startsWith(place + sep) ? undefined : environment[name]);
  const known = unique([...readAll(replacing.map(named)), ...readAll(systemFiles), ...rootCertificates]);
  const all = [...known, authority];
  const php = join(place, 'php');
  const files = {
    authority: join(place, 'ca.pem'),
    extra: join(place, 'node-extra.pem'),
    bundle: join(place, 'bundle.pem'),
    keyStore: join(place, 'truststore.jks'),
  };
  writeFileSync(files.authority, authority);
  writeFileSync(files.extra, unique([...readAll([named('NODE_EXTRA_CA_CERTS')]), authority]).join(''));
  writeFileSync(files.bundle, all.join(''));
  writeFileSync(files.keyStore, keyStore(all));
  mkdirSync(php, { recursive: true });
  writeFileSync(join(php, 'kakaopay.ini'), `curl.cainfo="${files.bundle}"\nopenssl.cafile="${files.bundle}"\n`);
  return { ...files, php };
}
