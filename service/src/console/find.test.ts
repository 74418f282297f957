import { expect, test } from 'vitest';
import { wantedBy } from './find.ts';
import { seal, unseal } from './sealed.ts';
import { createConsoleWorld } from './testing.ts';

const today = '2026-11-26';
const id = '01m83ccy40eqyf4q04fx5fmdgv';

test.each([
  [`pay_${id}`, { kind: 'payment', id: `pay_${id}` }],
  [`  pay_${id} `, { kind: 'payment', id: `pay_${id}` }],
  [`sub_${id}`, { kind: 'subscription', id: `sub_${id}` }],
  [`pay_${id}_3`, { kind: 'event', id: `pay_${id}_3` }],
  ['T469b847306d7b2dc394', { kind: 'tid', id: 'T469b847306d7b2dc394' }],
  ['A469b847306d7b2dc394', { kind: 'aid', id: 'A469b847306d7b2dc394' }],
  ['2026-11-23', { kind: 'day', day: '2026-11-23' }],
  ['2026.11.3', { kind: 'day', day: '2026-11-03' }],
  ['11/23', { kind: 'day', day: '2026-11-23' }],
  ['12/24', { kind: 'day', day: '2025-12-24' }],
  ['11월 23일', { kind: 'day', day: '2026-11-23' }],
  ['오늘', { kind: 'day', day: today }],
  ['Yesterday', { kind: 'day', day: '2026-11-25' }],
  ['2월 30일', { kind: 'text', text: '2월 30일' }],
  ['결제 완료', { kind: 'status', status: 'approved' }],
  ['needs_review', { kind: 'status', status: 'needs_review' }],
  ['partly refunded', { kind: 'status', status: 'partially_canceled' }],
  ['2,200', { kind: 'amount', totalWon: 2200 }],
  ['2200원', { kind: 'amount', totalWon: 2200 }],
  ['₩2200', { kind: 'amount', totalWon: 2200 }],
  // Order numbers are often digits alone.
  ['2200', { kind: 'text', text: '2200' }],
  ['A-1001', { kind: 'text', text: 'A-1001' }],
  ['초코파이', { kind: 'text', text: '초코파이' }],
  ['', { kind: 'text', text: '' }],
])('%j is %j', (typed, wanted) => {
  expect(wantedBy(typed, today)).toEqual(wanted);
});

test('what is looked for is sealed in the address, and opens for every operator of this stage alone', async () => {
  const { service } = await createConsoleWorld();
  const sealed = seal(service, '구매자 77');
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(unseal(service, sealed)).toBe('구매자 77');
  const rotated = { settings: { ...service.settings, linkSecrets: ['new', ...service.settings.linkSecrets] } };
  expect(unseal(rotated, sealed)).toBe('구매자 77');
  expect(unseal({ settings: { ...service.settings, linkSecrets: ['other'] } }, sealed)).toBeUndefined();
  for (const wrong of ['', 'x', sealed.slice(0, -2), `${sealed}AA`]) expect(unseal(service, wrong)).toBeUndefined();
});
