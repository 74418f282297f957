import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { indexes } from '../service/src/ports/table.ts';
import type { AttributeMap } from '../service/src/table/attribute-values.ts';
import type { DynamoCall } from '../service/src/table/dynamodb-call.ts';

export interface DataDirectory {
  /** The process that had it before was killed. */
  readonly leftOpen: boolean;
  readonly release: () => Promise<void>;
}

interface LevelPackage {
  readonly Level: new (path: string) => { open(): Promise<void>; close(): Promise<void> };
}

/**
 * Takes the engine's directory for this process. The engine itself would open it without looking whether it can, and
 * end the whole process at its first request.
 *
 * @throws an `Error` with the code `EBUSY` when another process has it.
 */
export async function takeDirectory(path: string): Promise<DataDirectory> {
  await mkdir(dirname(path), { recursive: true });
  const require = createRequire(import.meta.url);
  const { Level } = createRequire(require.resolve('dynalite'))('level') as LevelPackage;
  const level = new Level(path);
  try {
    await level.open();
  } catch (cause) {
    const locked = cause instanceof Error && JSON.stringify([cause, cause.cause]).includes('LEVEL_LOCKED');
    if (!locked) throw cause;
    throw Object.assign(new Error(`Another process has the data in ${path}`, { cause }), { code: 'EBUSY' });
  }
  await level.close();
  const mark = `${path}.open`;
  const leftOpen = existsSync(mark);
  await writeFile(mark, '');
  return { leftOpen, release: () => rm(mark, { force: true }) };
}

/** A page is 1 MB, so this is more than a laptop's disk. */
const PAGES_MAX = 1_000_000;

/**
 * The engine writes an item's places in the indexes first and the item after, so a process killed in between leaves an
 * item that is in no index: nothing would ever wake it. Writing its time once more puts it back. A place without an
 * item may stay behind as well; whoever finds one looks the item up and sees that there is nothing to do.
 */
export async function restoreWakeIndex(call: DynamoCall, tableName: string): Promise<void> {
  const names = { '#time': indexes.queue.sk };
  let start: AttributeMap | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const { body } = await call<ScanAnswer>('Scan', {
      TableName: tableName,
      ProjectionExpression: 'pk, sk',
      FilterExpression: 'attribute_exists(#time)',
      ExpressionAttributeNames: names,
      ...(start && { ExclusiveStartKey: start }),
    });
    for (const item of body.Items) {
      await call('UpdateItem', {
        TableName: tableName,
        Key: { pk: item.pk, sk: item.sk },
        UpdateExpression: 'SET #time = #time',
        ExpressionAttributeNames: names,
      });
    }
    start = body.LastEvaluatedKey;
    if (start === undefined) return;
  }
}

interface ScanAnswer {
  readonly Items: readonly AttributeMap[];
  readonly LastEvaluatedKey?: AttributeMap;
}
