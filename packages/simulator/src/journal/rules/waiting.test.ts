import { expect, test } from 'vitest';
import { allFindings } from '../../testing/findings.ts';
import { createShop } from '../../testing/shop.ts';

test('the payer had finished, and approve never came', async () => {
  const { authenticated, ready, sim } = await createShop();
  const { tid } = await authenticated();
  await ready();
  expect(allFindings(sim)).toEqual([]);
  sim.clock.advance('16m');
  expect(allFindings(sim)).toEqual(['warning never_approved']);
  expect(sim.history(String(tid)).at(-1)).toMatchObject({ kind: 'expired', findings: [{ rule: 'never_approved' }] });
});

test('an approve that was refused did come', async () => {
  const { authenticated, call, sim } = await createShop();
  await call('approve', { ...(await authenticated()), pg_token: 'x' });
  sim.clock.advance('16m');
  expect(allFindings(sim)).toEqual(['error wrong_pg_token']);
});
