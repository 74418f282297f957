import { tableContract } from './contract.ts';
import { createMemoryTable } from './memory.ts';

tableContract('memory', async () => createMemoryTable());
