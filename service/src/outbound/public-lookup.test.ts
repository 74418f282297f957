import { describe, expect, test, vi } from 'vitest';
import { publicLookup } from './public-lookup.ts';

/** What Node would be told to connect to, in its older way to ask (one address) and in the newer (`all`). */
async function told(addresses: readonly string[], rules = {}) {
  const lookup = publicLookup(async () => addresses, rules);
  const asked = (all: boolean) =>
    new Promise((resolve) => {
      lookup('shop.example', { all }, (error, address, family) =>
        resolve(error?.code ?? (all ? address : [address, family])),
      );
    });
  return { one: await asked(false), all: await asked(true) };
}

test('a public address is handed over, with its family', async () => {
  expect(await told(['1.1.1.1'])).toEqual({ one: ['1.1.1.1', 4], all: [{ address: '1.1.1.1', family: 4 }] });
  expect(await told(['2606:4700::1'])).toEqual({
    one: ['2606:4700::1', 6],
    all: [{ address: '2606:4700::1', family: 6 }],
  });
});

test('of several addresses only those that are public are handed over', async () => {
  expect(await told(['10.0.0.1', '1.1.1.1', '::1', '169.254.169.254', '2606:4700::1', 'fd00:ec2::254'])).toEqual({
    one: ['1.1.1.1', 4],
    all: [
      { address: '1.1.1.1', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ],
  });
});

describe('nothing is handed over', () => {
  test.each([
    [['10.0.0.1']],
    [['127.0.0.1', '::1']],
    [['169.254.169.254']],
    [['192.168.0.1', 'fd00::1', '64:ff9b::7f00:1']],
    [['::ffff:8.8.8.8']],
    [['shop.example']],
  ])('of a name that leads to %j only', async (addresses) => {
    expect(await told(addresses)).toEqual({ one: 'refused_address', all: 'refused_address' });
  });

  test('of a name that leads nowhere', async () => {
    expect(await told([])).toEqual({ one: 'dns', all: 'dns' });
  });

  test('when nobody could be asked', async () => {
    const lookup = publicLookup(() => Promise.reject(new Error('no network')), {});
    const done = vi.fn();
    lookup('shop.example', {}, done);
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(done.mock.calls[0]?.[0]).toMatchObject({ code: 'dns' });
  });
});

test('on a laptop this machine is handed over, and its network still is not', async () => {
  const rules = { allowLoopback: true };
  expect(await told(['127.0.0.1', '10.0.0.1', '::1'], rules)).toMatchObject({
    all: [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ],
  });
  expect(await told(['192.168.0.1', '::ffff:127.0.0.1'], rules)).toMatchObject({ one: 'refused_address' });
});
