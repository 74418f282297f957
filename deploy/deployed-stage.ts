import { UserError } from '../local/user-error.ts';
import { stackOutputs } from './account.ts';
import type { Target } from './options.ts';
import { readStage } from './settings.ts';

/** Where a stage is: its table, and the address that payers, shops and operators reach it at. */
export interface DeployedStage {
  readonly tableName: string;
  readonly url: string;
}

/** @throws UserError when there is no such stage. */
export async function deployedStage(target: Target): Promise<DeployedStage> {
  const [outputs, { settings }] = await Promise.all([stackOutputs(target), readStage(target)]);
  const tableName = outputs?.get('TableName');
  const url = settings?.publicUrl ?? outputs?.get('HttpApiUrl');
  if (!tableName || !url) throw new UserError(`There is no stage ${target.stage} in ${target.region}.`);
  return { tableName, url };
}
