import { localCredentials, localRegion } from '../../../../local/credentials.ts';
import { createTable } from '../../../../local/table.ts';
import type { SendHttp } from '../../outbound/https.ts';
import { sendHttp } from '../../outbound/https.ts';
import type { Table } from '../../ports/table.ts';
import type { DynamoTableOptions } from '../dynamodb.ts';
import { createDynamoTable } from '../dynamodb.ts';

const clock = { now: () => Date.UTC(2026, 0, 2) };

let count = 0;

/** A new, empty table in an engine on this machine, for a test. */
export async function makeEngineTable(endpoint: string, options: Partial<DynamoTableOptions> = {}): Promise<Table> {
  count += 1;
  const tableName = `table-${count}`;
  await createTable(endpoint, tableName);
  let tokens = 0;
  return createDynamoTable({
    tableName,
    endpoint,
    region: localRegion,
    credentials: () => localCredentials,
    send: sendHttp,
    clock,
    newToken: () => `token-${++tokens}`,
    wait: async () => {},
    ...options,
  });
}

/** Sends every write, and loses the first answer to each. */
export function losingFirstAnswers(send: SendHttp = sendHttp): SendHttp {
  const seen = new Set<string>();
  return async (request) => {
    const answer = await send(request);
    const isWrite = /\.(PutItem|UpdateItem)$/.test(request.headers['x-amz-target'] ?? '');
    if (!isWrite || seen.has(request.body)) return answer;
    seen.add(request.body);
    throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  };
}
