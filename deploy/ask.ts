import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { DeployError, type Flags } from './options.ts';
import type { StageSettings } from './settings.ts';

/** A question on the terminal; a pipeline has none, and is told which flag answers it. What is secret is not shown. */
async function ask(question: string, flag: string, secret = false): Promise<string> {
  if (!process.stdin.isTTY) throw new DeployError(`Missing: ${question}. In a pipeline give ${flag}.`);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (secret) process.stdout.write(`${question} (not shown): `);
  const output = secret ? unseen : process.stdout;
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return (await terminal.question(secret ? '' : `${question}: `)).trim();
  } finally {
    terminal.close();
    if (secret) process.stdout.write('\n');
  }
}

/** The stage's settings: from the flags, from the last deployment, or asked for. */
export async function askSettings(flags: Flags, last: StageSettings | undefined): Promise<StageSettings> {
  const cid = flags.cid ?? last?.cid ?? (await ask('Merchant code (CID); TC0ONETIME is the one for tests', '--cid'));
  const generation = flags.generation ?? last?.generation ?? 'current';
  const publicUrl = flags['public-url'] ?? last?.publicUrl;
  if (!/^[A-Z0-9]{10}$/.test(cid)) throw new DeployError('A merchant code is 10 capital letters and digits.');
  if (generation !== 'current' && generation !== 'legacy') {
    throw new DeployError('--generation is "current" (open-api.kakaopay.com) or "legacy" (kapi.kakao.com).');
  }
  if (publicUrl !== undefined && !/^https:\/\/[^/]+$/.test(publicUrl)) {
    throw new DeployError('--public-url is an https address without a path, such as https://pay.example.com');
  }
  const alarmEmail = flags['alarm-email'] ?? last?.alarmEmail;
  if (alarmEmail !== undefined && !/^\S+@\S+\.\S+$/.test(alarmEmail))
    throw new DeployError('--alarm-email is an e-mail address.');
  return { ...last, cid, generation, ...(publicUrl && { publicUrl }), ...(alarmEmail && { alarmEmail }) };
}

/** The KakaoPay key: from a file or the environment, so that it stands in no command line; else asked for. */
export async function askSecretKey(flags: Flags): Promise<string> {
  const file = flags['secret-key-file'];
  const given = file ? readFileSync(file, 'utf8').trim() : process.env.KAKAOPAY_SECRET_KEY;
  const key = given || (await ask('KakaoPay secret key', '--secret-key-file or KAKAOPAY_SECRET_KEY', true));
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw new DeployError('That does not look like a KakaoPay key.');
  return key;
}
