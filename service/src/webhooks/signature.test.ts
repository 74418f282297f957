import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { endpointSecret, hasBothSecrets, signedHeaders } from './signature.ts';

const now = Date.parse('2026-03-02T01:02:03.987Z');
const day = 24 * 3_600_000;

const endpoint = { id: 'whe_1', generation: 1 };
const id = 'pay_01_3';
const body = '{"type":"payment.approved","data":{"itemName":"초코파이 🍫"}}';

// The library, which knows nothing of ours, asks the clock.
beforeEach(() => {
  vi.spyOn(Date, 'now').mockReturnValue(now);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Whether the library of the standard takes it for genuine, with this secret. */
function isGenuine(secret: string, headers: Record<string, string>, received = body): boolean {
  try {
    new Webhook(secret).verify(received, headers);
    return true;
  } catch {
    return false;
  }
}

describe("an endpoint's secret", () => {
  test('is that of the standard: whsec_ and 32 bytes, always the same', () => {
    // printf 'whe_1:1' | openssl dgst -sha256 -hmac 'stage secret' -binary | base64
    expect(endpointSecret('stage secret', endpoint)).toBe('whsec_Na1JcK6SnaM6GClhBgiFnbhMoEcu2ksUJNwRXrSq6aw=');
  });

  test('is another one for each stage, endpoint and generation', () => {
    const secrets = [
      endpointSecret('a', endpoint),
      endpointSecret('b', endpoint),
      endpointSecret('a', { id: 'whe_2', generation: 1 }),
      endpointSecret('a', { id: 'whe_1', generation: 2 }),
    ];
    expect(new Set(secrets).size).toBe(4);
  });
});

describe('what is signed', () => {
  test('is what the library of the standard signs', () => {
    const secret = endpointSecret('a', endpoint);
    expect(signedHeaders(['a'], endpoint, { id, body, now })).toEqual({
      'webhook-id': 'pay_01_3',
      'webhook-timestamp': '1772413323',
      'webhook-signature': new Webhook(secret).sign(id, new Date(now), body),
    });
  });

  test('is genuine to the library, and with any byte changed it is not', () => {
    const secret = endpointSecret('a', endpoint);
    const headers = signedHeaders(['a'], endpoint, { id, body, now });
    expect(isGenuine(secret, headers)).toBe(true);
    expect(isGenuine(secret, headers, body.replace('approved', 'approveD'))).toBe(false);
    expect(isGenuine(secret, headers, `${body} `)).toBe(false);
    expect(isGenuine(secret, { ...headers, 'webhook-id': 'pay_01_4' })).toBe(false);
    expect(isGenuine(secret, { ...headers, 'webhook-timestamp': '1772413324' })).toBe(false);
    expect(isGenuine(endpointSecret('b', endpoint), headers)).toBe(false);
  });

  test.each([
    ['as late as five minutes', 300, true],
    ['later', 301, false],
    ['from the future', -301, false],
  ])('is genuine only for some minutes: %s', (_when, seconds, isTaken) => {
    const sent = signedHeaders(['a'], endpoint, { id, body, now: now - seconds * 1000 });
    expect(isGenuine(endpointSecret('a', endpoint), sent)).toBe(isTaken);
  });

  test('has another time on each try, and the same id', () => {
    const first = signedHeaders(['a'], endpoint, { id, body, now });
    const second = signedHeaders(['a'], endpoint, { id, body, now: now + 5_000 });
    expect(second['webhook-id']).toBe(first['webhook-id']);
    expect(Number(second['webhook-timestamp']) - Number(first['webhook-timestamp'])).toBe(5);
    expect(second['webhook-signature']).not.toBe(first['webhook-signature']);
  });
});

describe('while a secret is rotated', () => {
  const old = { id: 'whe_1', generation: 3 };
  const rotated = { id: 'whe_1', generation: 4, rotatedAt: now };
  /** With which generations it is genuine so long after the rotation. */
  const genuineWith = (ms: number) => {
    vi.mocked(Date.now).mockReturnValue(now + ms);
    const headers = signedHeaders(['a'], rotated, { id, body, now: now + ms });
    return [2, 3, 4, 5].filter((generation) => isGenuine(endpointSecret('a', { ...old, generation }), headers));
  };

  test('for a day the one before is taken as well, and never one before that', () => {
    expect(genuineWith(0)).toEqual([3, 4]);
    expect(genuineWith(day - 1)).toEqual([3, 4]);
    expect(genuineWith(day)).toEqual([4]);
  });

  test('it is known that there are two', () => {
    expect(hasBothSecrets(rotated, now + day - 1)).toBe(true);
    expect(hasBothSecrets(rotated, now + day)).toBe(false);
    expect(hasBothSecrets({}, now)).toBe(false);
  });

  test("the stage's secret may be rotated at the same time: all four are taken, the newest first", () => {
    const headers = signedHeaders(['new', 'old'], rotated, { id, body, now });
    const signatures = headers['webhook-signature']?.split(' ') ?? [];
    expect(signatures).toHaveLength(4);
    for (const stageSecret of ['new', 'old']) {
      for (const generation of [3, 4]) {
        expect(isGenuine(endpointSecret(stageSecret, { ...old, generation }), headers)).toBe(true);
      }
    }
    expect(signatures[0]).toBe(new Webhook(endpointSecret('new', rotated)).sign(id, new Date(now), body));
  });
});
