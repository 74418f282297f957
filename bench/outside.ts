import { execFileSync, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { within } from './clock.ts';

interface Addresses {
  readonly kakaoPay: string;
  readonly dynamo: string;
  readonly parameters: string;
}

export interface Outside extends Addresses {
  /** Who trusts this file's certificate can talk to them. */
  readonly certificateFile: string;
  close(): void;
}

/** Starts what is outside the functions, on loopback, with a certificate made for this run. */
export async function startOutside(folder: string, latencyMs: number): Promise<Outside> {
  const { keyFile, certificateFile } = makeCertificate(folder);
  const child = fork(join(import.meta.dirname, 'outside-server.ts'), [keyFile, certificateFile, String(latencyMs)]);
  const addresses = new Promise<Addresses>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Addresses));
    child.once('exit', () => reject(new Error('The process that plays KakaoPay and DynamoDB ended')));
  });
  return {
    ...(await within(20_000, 'Starting KakaoPay and DynamoDB', addresses)),
    certificateFile,
    close: () => child.disconnect(),
  };
}

function makeCertificate(folder: string): { keyFile: string; certificateFile: string } {
  mkdirSync(folder, { recursive: true });
  const keyFile = join(folder, 'key.pem');
  const certificateFile = join(folder, 'certificate.pem');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...names, '-out', certificateFile], { stdio: 'pipe' });
  return { keyFile, certificateFile };
}
