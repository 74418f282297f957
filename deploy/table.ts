import { randomBytes } from 'node:crypto';
import { sendHttp } from '../service/src/outbound/https.ts';
import type { Table } from '../service/src/ports/table.ts';
import { createDynamoTable } from '../service/src/table/dynamodb.ts';
import { createDynamoCall, type DynamoConnection } from '../service/src/table/dynamodb-call.ts';
import { credentials } from './account.ts';
import type { Target } from './options.ts';

const clock = { now: () => Date.now() };

/** Where the table is, if it is not AWS's own. */
export const tableEndpoint = (): string | undefined =>
  process.env.AWS_ENDPOINT_URL_DYNAMODB || process.env.AWS_ENDPOINT_URL || undefined;

async function connectionTo({ region }: Target): Promise<DynamoConnection> {
  const found = await credentials()();
  const endpoint = tableEndpoint();
  return { region, credentials: () => found, send: sendHttp, clock, ...(endpoint && { endpoint }) };
}

/** The deployed table, with the rights of whoever runs the command. */
export const deployedTable = async (target: Target, tableName: string): Promise<Table> =>
  createDynamoTable({
    ...(await connectionTo(target)),
    tableName,
    newToken: () => randomBytes(9).toString('base64url'),
  });

/** Enough to find a payment among the keys and claims that are stored beside them; a table larger than this has one. */
const pagesMax = 20;

export async function holdsPayments(target: Target, tableName: string): Promise<boolean> {
  const call = createDynamoCall(await connectionTo(target));
  let start: object | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const { body } = await call<{ Count: number; LastEvaluatedKey?: object }>('Scan', {
      TableName: tableName,
      FilterExpression: 'begins_with(pk, :payments)',
      ExpressionAttributeValues: { ':payments': { S: 'payments#' } },
      ProjectionExpression: 'pk',
      ...(start && { ExclusiveStartKey: start }),
    });
    if (body.Count > 0) return true;
    start = body.LastEvaluatedKey;
    if (start === undefined) return false;
  }
  return true;
}

/** Deletes a table that the stack's removal has left, protection and all. */
export async function deleteTable(target: Target, tableName: string): Promise<void> {
  const call = createDynamoCall(await connectionTo(target));
  await call('UpdateTable', { TableName: tableName, DeletionProtectionEnabled: false });
  await call('DeleteTable', { TableName: tableName });
}
