import { expect, test } from 'vitest';
import { createMemoryTable } from '../table/memory.ts';
import { walkChanged } from './changed.ts';

test('however early one asks for, a walk over years in which nothing happened has few pages', async () => {
  const walk = { since: Date.parse('0001-01-01'), now: Date.parse('2026-11-23'), limit: 25 };
  const table = createMemoryTable();
  let pages = 0;
  for (let after = {}; 'queue' in after || pages === 0; pages++) {
    const page = await walkChanged(table, { ...walk, ...('queue' in after && { after: after as { queue: string } }) });
    after = page.next ?? {};
    if (pages > 100) break;
  }
  expect(pages).toBeLessThan(50);
});
