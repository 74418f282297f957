import https from 'node:https';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createWebhooks } from './post-webhook.ts';
import { selfSigned } from './testing/certificate.ts';
import { closeReceivers, type Receiver, rawReceiver, receiver, tlsReceiver } from './testing/receiver.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeReceivers();
});

const name = 'shop.example';
const certificate = selfSigned(name);
const never = Number.MAX_SAFE_INTEGER;
const failure = (error: string) => ({ status: undefined, error });

/** Posts to a name that leads to these addresses, one after the other each time that somebody asks. */
async function post({ port }: Receiver, ...answers: readonly (readonly string[])[]) {
  const resolve = vi.fn(async () => answers[Math.min(resolve.mock.calls.length, answers.length) - 1] ?? []);
  const webhooks = createWebhooks({ allowLoopback: true, resolve, timeoutMs: 10_000 });
  const answer = await webhooks.post({ url: `https://${name}:${port}/`, headers: {}, body: '{}', sendBefore: never });
  return { answer, asked: resolve.mock.calls };
}

/** Makes this test's own certificate one that is trusted. */
function trustIt() {
  const { request } = https;
  vi.spyOn(https, 'request').mockImplementation(((url: string, options: https.RequestOptions) =>
    request(url, { ...options, ca: certificate.cert })) as typeof request);
}

describe('TLS', () => {
  test('the name is that of the address, whatever IP address it leads to', async () => {
    trustIt();
    const names: unknown[] = [];
    const there = await tlsReceiver(certificate, ({ socket, headers }, response) => {
      names.push((socket as unknown as { servername: string }).servername, headers.host);
      response.end('ok');
    });
    expect(await post(there, ['127.0.0.1'])).toEqual({ answer: { status: 200, said: 'ok' }, asked: [[name]] });
    expect(names).toEqual([name, `${name}:${there.port}`]);
  });

  test('a certificate nobody vouches for is not accepted', async () => {
    let requests = 0;
    const there = await tlsReceiver(certificate, () => {
      requests += 1;
    });
    expect((await post(there, ['127.0.0.1'])).answer).toEqual(failure('tls'));
    expect(requests).toBe(0);
  });

  test("neither is another host's", async () => {
    trustIt();
    const there = await tlsReceiver(selfSigned('other.example'), (_request, response) => response.end());
    expect((await post(there, ['127.0.0.1'])).answer).toEqual(failure('tls'));
  });

  test('neither is an answer without TLS, or none to the greeting', async () => {
    const plain = await receiver((_request, response) => response.end('plain'));
    expect((await post(plain, ['127.0.0.1'])).answer).toEqual(failure('tls'));
    const reset = await rawReceiver((socket) => socket.resetAndDestroy());
    expect((await post(reset, ['127.0.0.1'])).answer).toEqual(failure('tls'));
  });
});

describe('a name', () => {
  test('is asked for once, so that it cannot lead elsewhere between the check and the connection', async () => {
    trustIt();
    const there = await tlsReceiver(certificate, (_request, response) => response.end('ok'));
    const { answer, asked } = await post(there, ['127.0.0.1'], ['10.0.0.1']);
    expect({ answer, asked }).toEqual({ answer: { status: 200, said: 'ok' }, asked: [[name]] });
  });

  test('is asked for again each time: that it was fine before counts for nothing', async () => {
    trustIt();
    const there = await tlsReceiver(certificate, (_request, response) => response.end('ok'));
    const webhooks = createWebhooks({
      allowLoopback: true,
      resolve: vi.fn().mockResolvedValueOnce(['127.0.0.1']).mockResolvedValueOnce(['10.0.0.1']),
    });
    const call = { url: `https://${name}:${there.port}/`, headers: {}, body: '{}', sendBefore: never };
    expect(await webhooks.post(call)).toEqual({ status: 200, said: 'ok' });
    expect(await webhooks.post(call)).toEqual(failure('refused_address'));
  });

  test('that leads into the network and outwards is only followed outwards', async () => {
    trustIt();
    const there = await tlsReceiver(certificate, (_request, response) => response.end('ok'));
    const { answer } = await post(there, ['10.0.0.1', '127.0.0.1', '169.254.169.254', 'fd00::1']);
    expect(answer).toEqual({ status: 200, said: 'ok' });
  });

  test('that leads nowhere', async () => {
    const there = await rawReceiver(() => {});
    expect((await post(there, [])).answer).toEqual(failure('dns'));
    expect(there.sockets).toHaveLength(0);
  });

  test('about which nobody says anything', async () => {
    const webhooks = createWebhooks({ resolve: () => new Promise(() => {}), timeoutMs: 30 });
    const call = { url: `https://${name}/`, headers: {}, body: '{}', sendBefore: never };
    expect(await webhooks.post(call)).toEqual(failure('timeout'));
  });
});

describe('where this machine is not allowed, nothing is sent to it', () => {
  const paths = ['/', ':PORT/'];
  const hosts = ['127.0.0.1', '2130706433', '0x7f.1', '017700000001', '[::1]', '[::ffff:127.0.0.1]', 'localhost.'];

  test.each(hosts.flatMap((host) => paths.map((path) => host + path)))('spelled %s', async (address) => {
    const there = await rawReceiver(() => {});
    const resolve = vi.fn(async () => ['127.0.0.1']);
    for (const scheme of ['http', 'https']) {
      const url = `${scheme}://${address.replace('PORT', String(there.port))}`;
      const answer = await createWebhooks({ resolve }).post({ url, headers: {}, body: '{}', sendBefore: never });
      expect(answer).toEqual(failure('refused_address'));
    }
    expect({ asked: resolve.mock.calls, connections: there.sockets }).toEqual({ asked: [], connections: [] });
  });

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', '169.254.169.254'])(
    'by a name that leads to %s',
    async (address) => {
      const there = await rawReceiver(() => {});
      const webhooks = createWebhooks({ resolve: async () => [address] });
      const url = `https://${name}:${there.port}/`;
      const answer = await webhooks.post({ url, headers: {}, body: '{}', sendBefore: never });
      expect(answer).toEqual(failure('refused_address'));
      expect(there.sockets).toHaveLength(0);
    },
  );

  test('by an address that was stored before the rules were as they are', async () => {
    for (const url of ['', 'file:///etc/passwd', 'https://user:password@shop.example/', 'http://shop.example/']) {
      const answer = await createWebhooks().post({ url, headers: {}, body: '{}', sendBefore: never });
      expect(answer).toEqual(failure('refused_address'));
    }
  });
});
