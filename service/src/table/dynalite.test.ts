import { afterAll } from 'vitest';
import { startLocalTable } from '../../../local/table.ts';
import { tableContract } from './contract.ts';
import { losingFirstAnswers, makeEngineTable } from './engines.ts';

const engine = await startLocalTable({ port: 0 });

afterAll(() => engine.close());

tableContract('dynalite', () => makeEngineTable(engine.endpoint));

tableContract('dynalite, the first answer to every write lost', () =>
  makeEngineTable(engine.endpoint, { send: losingFirstAnswers() }),
);
