import { expect, test } from 'vitest';
import { assertPortFree, freePort } from './ports.ts';

test('an address that this machine has not is a sentence', async () => {
  await expect(assertPortFree(await freePort(), 'port', '192.0.2.77')).rejects.toThrow(
    'This machine has no address 192.0.2.77: choose another --host.',
  );
  await expect(assertPortFree(await freePort(), 'port', '0.0.0.0')).resolves.toBeUndefined();
});
