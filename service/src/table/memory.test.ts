import { createMemoryTable } from './memory.ts';
import { tableContract } from './testing/contract.ts';

tableContract('memory', async () => createMemoryTable());
