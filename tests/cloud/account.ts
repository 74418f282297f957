import { randomUUID } from 'node:crypto';
import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DeleteRolePolicyCommand, GetRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { InvokeCommand, LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { sendHttp } from '../../service/src/outbound/https.ts';
import type { Table } from '../../service/src/ports/table.ts';
import { createDynamoTable } from '../../service/src/table/dynamodb.ts';
import { createDynamoCall } from '../../service/src/table/dynamodb-call.ts';
import { region, rootCredentials } from './emulator.ts';

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

export interface Account {
  outputs(stack: string): Promise<ReadonlyMap<string, string>>;
  /** The names of a stack's roles by the names they have in the template. */
  roles(stack: string): Promise<ReadonlyMap<string, string>>;
  stackExists(stack: string): Promise<boolean>;
  tableExists(name: string): Promise<boolean>;
  table(name: string): Table;
  readPolicy(role: string, policy: string): Promise<Policy>;
  /** Takes effect with the next call of whoever has the role. */
  writePolicy(role: string, policy: string, document: Policy): Promise<void>;
  /** Ends the function's processes, so that the next call starts cold. */
  makeCold(functionName: string): Promise<void>;
  alarmState(name: string): Promise<string>;
  /** Calls a function; gives its answer, or rejects with the name of its error. */
  invoke(functionName: string): Promise<string>;
}

/** The account of the emulator as its root sees it. */
export function createAccount(endpoint: string): Account {
  const options = { endpoint, region, credentials: rootCredentials };
  const formation = new CloudFormationClient(options);
  const watch = new CloudWatchClient(options);
  const lambda = new LambdaClient(options);
  const clock = { now: () => Date.now() };
  const connection = { ...options, credentials: () => rootCredentials, send: sendHttp, clock };
  const describe = async (StackName: string) => {
    const { Stacks } = await formation.send(new DescribeStacksCommand({ StackName }));
    return Stacks?.[0]?.Outputs ?? [];
  };
  return {
    ...createPolicies(new IAMClient(options)),
    outputs: async (stack) =>
      new Map((await describe(stack)).map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? ''])),
    roles: async (StackName) => {
      const { StackResources = [] } = await formation.send(new DescribeStackResourcesCommand({ StackName }));
      const roles = StackResources.filter(({ ResourceType }) => ResourceType === 'AWS::IAM::Role');
      return new Map(roles.map((role) => [role.LogicalResourceId ?? '', role.PhysicalResourceId ?? '']));
    },
    stackExists: (stack) => exists(describe(stack), /does not exist/),
    tableExists: (TableName) =>
      exists(createDynamoCall(connection)('DescribeTable', { TableName }), /ResourceNotFoundException/),
    table: (tableName) => createDynamoTable({ ...connection, tableName, newToken: randomUUID }),
    alarmState: async (name) => {
      // The emulator looks at its alarms when a metric is put.
      const MetricData = [{ MetricName: 'Looked', Value: 1 }];
      await watch.send(new PutMetricDataCommand({ Namespace: 'tests', MetricData }));
      const { MetricAlarms } = await watch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
      return MetricAlarms?.[0]?.StateValue ?? 'missing';
    },
    makeCold: async (FunctionName) => {
      await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 512 }));
    },
    invoke: async (FunctionName) => {
      const { FunctionError, Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
      const said = Payload?.transformToString() ?? '';
      if (FunctionError) throw new Error(`${FunctionError}: ${said}`);
      return said;
    },
  };
}

function createPolicies(iam: IAMClient): Pick<Account, 'readPolicy' | 'writePolicy'> {
  return {
    readPolicy: async (RoleName, PolicyName) => {
      const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return JSON.parse(decodeURIComponent(PolicyDocument)) as Policy;
    },
    writePolicy: async (RoleName, PolicyName, document) => {
      const role = { RoleName, PolicyName };
      // IAM takes no policy without a statement.
      if (document.Statement.length === 0) await iam.send(new DeleteRolePolicyCommand(role));
      else await iam.send(new PutRolePolicyCommand({ ...role, PolicyDocument: JSON.stringify(document) }));
    },
  };
}

const exists = (look: Promise<unknown>, missing: RegExp): Promise<boolean> =>
  look.then(
    () => true,
    (error: Error) => {
      if (missing.test(error.message)) return false;
      throw error;
    },
  );
