import { describe, expect, it } from 'vitest';
import { bundle, deployedFunctions } from './bundles.ts';
import { zippedBytesMaxOf } from './goals.ts';

describe('the size of each function', () => {
  const functions = [...deployedFunctions()];

  it('is known for every function that is deployed', () => {
    expect(functions.map(([name]) => name)).toEqual([
      ...[
        'checkout',
        'payments',
        'cancellations',
        'subscriptions',
        'events',
        'reports',
        'console',
        'reference',
        'deliver',
        'wake',
      ],
    ]);
  });

  it.each(functions)('%s is one file and as small as it has to be', async (name, source) => {
    const { files, zippedBytes } = await bundle(source);
    expect(files).toHaveLength(1);
    expect(zippedBytes).toBeLessThanOrEqual(zippedBytesMaxOf(name));
  });
});
