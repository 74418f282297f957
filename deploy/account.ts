import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { UserError } from '../local/user-error.ts';
import type { Target } from './options.ts';

export const serviceName = 'kakaopay-serverless';
export const stackName = ({ stage }: Target): string => `${serviceName}-${stage}`;

/** The number of the account that the credentials of this machine belong to. */
export async function accountOf({ region }: Target): Promise<string> {
  try {
    const answer = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
    return answer.Account ?? '';
  } catch (error) {
    throw new UserError(
      `AWS does not know who you are (${(error as Error).name}). Sign in with "aws sso login", set AWS_PROFILE, or see ` +
        'docs/operations.md, "The first deployment".',
    );
  }
}

export const credentials = fromNodeProviderChain;

/** What the stack has put out, by name; `undefined` when there is no such stack. */
export async function stackOutputs(target: Target): Promise<Map<string, string> | undefined> {
  try {
    const client = new CloudFormationClient({ region: target.region });
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName(target) }));
    const outputs = Stacks?.[0]?.Outputs ?? [];
    return new Map(outputs.map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']));
  } catch (error) {
    if (/does not exist/.test((error as Error).message)) return undefined;
    throw error;
  }
}
