import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { serverlessScript } from '../local/serverless-script.ts';
import { UserError } from '../local/user-error.ts';
import { givenBaseUrl } from './ask.ts';
import type { Target } from './options.ts';
import { readStage, type StageSettings } from './settings.ts';

const root = dirname(import.meta.dirname);

/** Runs the Serverless Framework on the repository's own `serverless.yml`, its output on this terminal. */
export async function runServerless(
  command: 'deploy' | 'remove',
  target: Target,
  settings: StageSettings,
): Promise<void> {
  const { secretsStoredAt } = await readStage(target);
  const child = spawn(
    process.execPath,
    [serverlessScript, command, '--stage', target.stage, '--region', target.region],
    {
      cwd: root,
      stdio: 'inherit',
      env: deploymentEnvironment(process.env, target, settings, secretsStoredAt),
    },
  );
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new UserError(`The ${command} did not go through; what is wrong stands above.`);
}

/** What `serverless.yml` reads is the stage's own: a leftover of the terminal's must not be deployed with it. */
export const deploymentEnvironment = (
  inherited: NodeJS.ProcessEnv,
  { stage }: Target,
  settings: StageSettings,
  secretsStoredAt: number,
): NodeJS.ProcessEnv => ({
  ...inherited,
  ESBUILD_WORK_FOLDER: `.esbuild/${stage}`,
  KAKAOPAY_CID: settings.cid,
  KAKAOPAY_SUBSCRIPTION_CID: settings.subscriptionCid,
  KAKAOPAY_GENERATION: settings.generation,
  KAKAOPAY_BASE_URL: givenBaseUrl(inherited, settings),
  // The functions read the secrets when they start: a new one changes the template, and so starts them anew.
  SECRETS_STORED_AT: String(secretsStoredAt),
  PUBLIC_URL: settings.publicUrl,
  ALARM_EMAIL: settings.alarmEmail,
  SHOP_NAME: settings.shopName,
  SHOP_URL: settings.shopUrl,
  SHOP_CONTACT: settings.shopContact,
  RETURN_SCHEMES: settings.returnSchemes,
  API_DOCS: settings.docs,
  SECOND_OPERATOR_ABOVE_WON: settings.secondOperatorAboveWon?.toString(),
  TABLE_NAME: undefined,
  FUNCTIONS_FOLDER: undefined,
});
