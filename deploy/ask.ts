import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { shopUrlFault } from '../local/addresses.ts';
import { wholeNumber } from '../local/command-line.ts';
import { optionsFault, tidyBaseUrl } from '../local/kakaopay-options.ts';
import { readText } from '../local/read-text.ts';
import { UserError } from '../local/user-error.ts';
import { isOnThisMachine } from '../service/src/on-this-machine.ts';
import { webhookUrlFault } from '../service/src/outbound/webhook-url-fault.ts';
import type { SecretName } from '../service/src/secrets.ts';
import type { Flags } from './options.ts';
import type { StageSettings } from './settings.ts';
import { tableEndpoint } from './table.ts';

/** A question on the terminal; a pipeline has none, and is told which flag answers it. What is secret is not shown. */
async function ask(question: string, flag: string, secret = false): Promise<string> {
  if (!process.stdin.isTTY) throw new UserError(`Missing: ${question}. In a pipeline give ${flag}.`);
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
  const subscriptionCid = flags['subscription-cid'] ?? last?.subscriptionCid;
  const publicUrl = flags['public-url'] ?? last?.publicUrl;
  refuse(optionsFault({ cid, generation }, { cid: 'The merchant code', generation: '--generation' }));
  refuse(subscriptionCid ? optionsFault({ cid: subscriptionCid }, { cid: '--subscription-cid' }) : undefined);
  if (publicUrl !== undefined && !/^https:\/\/[^/]+$/.test(publicUrl)) {
    throw new UserError('--public-url is an https address without a path, such as https://pay.example.com');
  }
  const alarmEmail = flags['alarm-email'] ?? last?.alarmEmail;
  if (alarmEmail !== undefined && !/^\S+@\S+\.\S+$/.test(alarmEmail))
    throw new UserError('--alarm-email is an e-mail address.');
  return {
    ...last,
    cid,
    generation: generation as StageSettings['generation'],
    ...(subscriptionCid !== undefined && { subscriptionCid }),
    ...(publicUrl && { publicUrl }),
    ...(alarmEmail && { alarmEmail }),
    ...shopSettings(flags),
    ...docsSettings(flags),
    ...webhookSettings(flags),
    ...operatorSettings(flags),
  };
}

/** What payers are told of the shop, and where they may be sent: nobody is asked, a flag says it. */
function shopSettings(flags: Flags): Partial<StageSettings> {
  const { 'shop-name': shopName, 'shop-url': shopUrl, 'shop-contact': shopContact } = flags;
  const { 'return-schemes': returnSchemes } = flags;
  const fault = shopUrl === undefined ? undefined : shopUrlFault(shopUrl);
  refuse(fault && `--shop-url ${fault}`);
  return {
    ...(shopName !== undefined && { shopName }),
    ...(shopUrl !== undefined && { shopUrl }),
    ...(shopContact !== undefined && { shopContact }),
    ...(returnSchemes !== undefined && { returnSchemes }),
  };
}

/** Whether the API is shown to people: as the stage says when nobody has said anything. */
function docsSettings({ docs }: Flags): Partial<StageSettings> {
  refuse(docs === undefined || docs === 'on' || docs === 'off' ? undefined : '--docs is on or off.');
  return docs === undefined ? {} : { docs: docs as 'on' | 'off' };
}

/** Where the shop is told what happens. A shop on this machine goes with an AWS that is on it as well. */
function webhookSettings({ 'webhook-url': webhookUrl }: Flags): Partial<StageSettings> {
  if (webhookUrl === undefined) return {};
  const fault = webhookUrl && webhookUrlFault(webhookUrl, { allowLoopback: isOnThisMachine(tableEndpoint()) });
  refuse(fault ? `--webhook-url ${fault}.` : undefined);
  return { webhookUrl };
}

/** From which amount on two operators give money back. */
function operatorSettings({ 'second-operator-above': above }: Flags): Partial<StageSettings> {
  return above === undefined ? {} : { secondOperatorAboveWon: wholeNumber('second-operator-above', above, 0) };
}

/** The KakaoPay key: from a file or the environment, so that it stands in no command line; else asked for. */
export async function askSecretKey(flags: Flags): Promise<string> {
  const file = flags['secret-key-file'];
  const given = file ? readSecret(file) : process.env.KAKAOPAY_SECRET_KEY?.trim();
  const key = given || (await ask('KakaoPay secret key', '--secret-key-file or KAKAOPAY_SECRET_KEY', true));
  refuse(optionsFault({ secretKey: key }, { secretKey: 'The KakaoPay key' }));
  return key;
}

/** The merchant codes' secrets, where a file with one is given. */
export function givenCidSecrets(flags: Flags): readonly (readonly [name: SecretName, secret: string])[] {
  const given = [
    ['cidSecret', flags['cid-secret-file'], "The merchant code's secret"],
    ['subscriptionCidSecret', flags['subscription-cid-secret-file'], "The subscription code's secret"],
  ] as const;
  return given.flatMap(([name, file, words]) => {
    if (file === undefined) return [];
    const secret = readSecret(file);
    refuse(optionsFault({ cidSecret: secret }, { cidSecret: words }));
    return [[name, secret] as const];
  });
}

/** Another KakaoPay than the real one, such as a simulator or a gateway; both may have a path. */
export function givenBaseUrl(
  environment: NodeJS.ProcessEnv,
  { generation }: Pick<StageSettings, 'generation'>,
): string | undefined {
  const baseUrl = environment.KAKAOPAY_BASE_URL?.trim();
  if (!baseUrl) return undefined;
  refuse(optionsFault({ generation, baseUrl }));
  return tidyBaseUrl(baseUrl);
}

function readSecret(file: string): string {
  if (!existsSync(file)) throw new UserError(`There is no file ${file}.`);
  return readText(file).trim();
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw new UserError(fault);
}
