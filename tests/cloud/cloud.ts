import { spawn } from 'node:child_process';
import { createSimulator, type Simulator } from 'kakaopay-simulator';
import { type Receiver, startReceiver } from '../running/receiver.ts';
import { type Account, createAccount } from './account.ts';
import { type Emulator, region, rootCredentials, startEmulator } from './emulator.ts';
import { root } from './tools.ts';

/** AWS, KakaoPay and the shop, all on this machine. */
export interface Cloud {
  readonly emulator: Emulator;
  readonly account: Account;
  readonly simulator: Simulator;
  readonly receiver: Receiver;
  /** What a person's terminal has who deploys to it. */
  readonly terminal: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startCloud(): Promise<Cloud> {
  const [emulator, simulator, receiver] = await Promise.all([startEmulator(), createSimulator(), startReceiver()]);
  return {
    emulator,
    simulator,
    receiver,
    account: createAccount(emulator.endpoint),
    terminal: {
      ...plainTerminal(),
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
      KAKAOPAY_BASE_URL: simulator.url,
      KAKAOPAY_SECRET_KEY: `DEV${'0'.repeat(37)}`,
    },
    close: async () => {
      await Promise.all([emulator.close(), simulator.close(), receiver.close()]);
    },
  };
}

/** Nothing of this machine's own account or settings is in it. */
export function plainTerminal(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  const nowhere = '/dev/null';
  return { PATH, HOME, AWS_REGION: region, AWS_CONFIG_FILE: nowhere, AWS_SHARED_CREDENTIALS_FILE: nowhere };
}

const commandMs = 240_000;

/** Runs a command as a person would; gives what it said, or rejects with it. */
export async function run(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string = root,
): Promise<string> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: commandMs });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${said.join('')}`);
  return said.join('');
}
