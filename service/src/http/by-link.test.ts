import { expect, test } from 'vitest';
import { createWorld } from '../../../world/world.ts';
import { checkoutUrl } from '../signed-links.ts';
import { byLink } from './by-link.ts';

const id = 'pay_00000000000000000000000001';
const request = { method: 'GET', path: '/', query: {}, headers: {}, body: '', id: '' };

test('a link names its payment to what it was made for, and nothing to anything else', async () => {
  const { service } = await createWorld();
  const link = checkoutUrl(service.settings, id).split('/').at(-1) ?? '';
  expect(byLink('checkout').admit(service, request, { link })).toBe(id);
  for (const path of [{ link: `${link}x` }, { link: id }, { link: '' }, {}]) {
    expect(() => byLink('checkout').admit(service, request, path)).toThrow(/^not_found$/);
  }
  expect(() => byLink('receipt').admit(service, request, { link })).toThrow(/^not_found$/);
});
