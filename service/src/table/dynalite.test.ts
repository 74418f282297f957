import { afterAll } from 'vitest';
import { startLocalTable } from '../../../local/table.ts';
import { tableContract } from './testing/contract.ts';
import { losingFirstAnswers, makeEngineTable } from './testing/engines.ts';

const engine = await startLocalTable({ port: 0 });

afterAll(() => engine.close());

tableContract('dynalite', () => makeEngineTable(engine.endpoint));

tableContract('dynalite, the first answer to every write lost', () =>
  makeEngineTable(engine.endpoint, { send: losingFirstAnswers() }),
);
