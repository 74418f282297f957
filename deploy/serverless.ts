import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { serverlessScript } from '../local/serverless-script.ts';
import { DeployError, type Target } from './options.ts';
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
      env: {
        ...process.env,
        ESBUILD_WORK_FOLDER: `.esbuild/${target.stage}`,
        KAKAOPAY_CID: settings.cid,
        // The functions read the secrets when they start: a new one changes the template, and so starts them anew.
        SECRETS_STORED_AT: String(secretsStoredAt),
        KAKAOPAY_GENERATION: settings.generation,
        ...(settings.publicUrl && { PUBLIC_URL: settings.publicUrl }),
        ...(settings.alarmEmail && { ALARM_EMAIL: settings.alarmEmail }),
      },
    },
  );
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new DeployError(`The ${command} did not go through; what is wrong stands above.`);
}
