import { expect, test } from 'vitest';
import { checkApiKey } from '../service/src/store/api-keys.ts';
import { createWorld } from '../world/world.ts';
import { withKey } from './short-key.ts';

test.each([false, true])('a key is good for a command alone, and for what it needs (fails: %s)', async (fails) => {
  const { service } = await createWorld();
  let shown = '';
  const work = withKey(service, ['payments:read'], async (key) => {
    shown = key;
    expect(await checkApiKey(service.table, key)).toMatchObject({ scopes: ['payments:read'] });
    if (fails) throw new Error('no answer');
  });
  if (fails) await expect(work).rejects.toThrow('no answer');
  else await work;
  expect(await checkApiKey(service.table, shown)).toBeUndefined();
  const pk = `api_key#${shown.split('_')[1]}`;
  expect(await service.table.get({ pk, sk: 'api_key' })).toMatchObject({
    forgetAt: service.clock.now() / 1000 + 3_600,
  });
});
