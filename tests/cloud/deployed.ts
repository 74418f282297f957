import type { Cloud } from './cloud.ts';
import { run } from './cloud.ts';

const keyPattern = /kps_[0-9a-f]{12}_[0-9a-f]{48}/;

/** The service in the cloud. */
export interface Deployed {
  readonly stage: string;
  readonly stack: string;
  readonly url: string;
  readonly tableName: string;
  readonly apiKey: string;
}

/** `npm run deploy`, as a pipeline does it the first time; then a key is made, which a pipeline is not shown. */
export async function deployFirst(cloud: Cloud, stage: string, ...flags: string[]): Promise<Deployed> {
  const said = await deploy(cloud, stage, '--cid', 'TC0ONETIME', '--subscription-cid', 'TCSUBSCRIP', ...flags);
  if (keyPattern.test(said) || said.includes('whsec_')) throw new Error('A secret stands in the log of a pipeline');
  const apiKey = keyPattern.exec(await npm(cloud, 'api-key', stage))?.[0] ?? '';
  const stack = `kakaopay-serverless-${stage}`;
  const outputs = await cloud.account.outputs(stack);
  return {
    stage,
    stack,
    apiKey,
    tableName: outputs.get('TableName') ?? '',
    url: apiUrl(cloud, outputs),
  };
}

/** `npm run deploy` with whatever flags it takes; what is left out, it knows from the last time. */
export const deploy = (cloud: Cloud, stage: string, ...flags: string[]): Promise<string> =>
  npm(cloud, 'deploy', stage, ...flags);

export const remove = (cloud: Cloud, stage: string, ...flags: string[]): Promise<string> =>
  npm(cloud, 'remove', stage, ...flags);

export const npm = (cloud: Cloud, script: string, stage: string, ...flags: string[]): Promise<string> =>
  run(['npm', 'run', '--silent', script, '--', '--stage', stage, ...flags], cloud.terminal);

/** What the emulator gives as the API's own address, and so as the `PUBLIC_URL` of the functions. */
export const apiUrl = ({ emulator }: Cloud, outputs: ReadonlyMap<string, string>): string =>
  `http://${outputs.get('HttpApiId')}.execute-api.localhost:${new URL(emulator.endpoint).port}`;
