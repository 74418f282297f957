import { afterAll, describe, test } from 'vitest';
import { tableContract } from './contract.ts';
import { startDynamoLocal } from './dynamodb-local.ts';
import { losingFirstAnswers, makeEngineTable } from './engines.ts';

const engine = await startDynamoLocal();

if ('leftOut' in engine) {
  console.log(`left out: DynamoDB Local (${engine.leftOut})`);
  describe('table contract: DynamoDB Local', () => {
    test.skip(`left out: ${engine.leftOut}`);
  });
} else {
  afterAll(() => engine.close());

  tableContract('DynamoDB Local', () => makeEngineTable(engine.endpoint));

  tableContract('DynamoDB Local, the first answer to every write lost', () =>
    makeEngineTable(engine.endpoint, { send: losingFirstAnswers() }),
  );
}
