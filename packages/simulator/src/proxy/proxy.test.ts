import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '../simulator.ts';
import { readyBody } from '../testing/shop.ts';
import { makeCertificates } from './certificates.ts';
import { kakaoPayHosts } from './hosts.ts';
import { type Doors, openDoors } from './open.ts';

const certificates = makeCertificates(kakaoPayHosts, Date.now(), 1);
let sim: Simulator;
let doors: Doors;
const other = createServer((incoming, outgoing) => void outgoing.end(`other ${incoming.method} ${incoming.url}`));

async function open(passThrough = false): Promise<Doors> {
  await doors?.close();
  const { handle, url } = sim;
  doors = await openDoors({ certificates, handle, url, proxyPort: 0, tlsPort: 0, host: '127.0.0.1', passThrough });
  return doors;
}

beforeAll(async () => {
  sim = await createSimulator();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
});
afterEach(() => sim.reset());
afterAll(async () => {
  await doors.close();
  await sim.close();
  other.close();
});

const portOf = (url = '') => Number(new URL(url).port);
const otherPort = () => (other.address() as AddressInfo).port;
const body = JSON.stringify(readyBody);
const headers = { authorization: 'SECRET_KEY DEV1', 'content-type': 'application/json' };

interface Got {
  readonly status: number | undefined;
  readonly text: string;
}

/** A request with a whole address in its first line. */
function absolute(target: string, method = 'POST', proxyUrl = doors.proxyUrl): Promise<Got> {
  return new Promise((resolve, reject) => {
    const port = portOf(proxyUrl);
    const call = request({ host: '127.0.0.1', port, path: target, method, headers: { ...headers, host: 'x' } });
    call.once('error', reject).once('response', async (answer) => {
      resolve({ status: answer.statusCode, text: (await answer.toArray()).join('') });
    });
    call.end(method === 'POST' ? body : undefined);
  });
}

/** The first words of the answer to bytes. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(portOf(doors.proxyUrl), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (data) => {
      text += data;
      if (text.includes('\r\n\r\n')) socket.end();
    });
    socket.once('close', () => resolve(text)).once('error', reject);
  });
}

interface OverTls {
  readonly port: number;
  readonly host?: string;
  readonly ca?: string;
  readonly maxVersion?: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
}

function overTls({ port, host = kakaoPayHosts[0] as string, ca = certificates.authority, maxVersion }: OverTls) {
  return new Promise<Got & { readonly version: string | null }>((resolve, reject) => {
    const options = { host: '127.0.0.1', port, servername: host, ca, ...(maxVersion ? { maxVersion } : {}) };
    const socket = connectTls(options);
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const call = httpsRequest({
        host,
        path: '/online/v1/payment/ready',
        method: 'POST',
        headers,
        createConnection: () => socket,
      });
      call.once('error', reject).once('response', async (answer) => {
        const version = socket.getProtocol();
        resolve({ status: answer.statusCode, text: (await answer.toArray()).join(''), version });
        socket.destroy();
      });
      call.end(body);
    });
  });
}

describe('a whole address', () => {
  test.each([
    'http://open-api.kakaopay.com/online/v1/payment/ready',
    'https://open-api.kakaopay.com/online/v1/payment/ready',
    'https://OPEN-API.kakaopay.com:443/online/v1/payment/ready',
  ])('%s is KakaoPay', async (target) => {
    await open();
    const { status, text } = await absolute(target);
    expect(status, text).toBe(200);
    expect(JSON.parse(text).next_redirect_pc_url).toContain(`${sim.url}/`);
    expect(doors.seen).toMatchObject({ calls: 1, refused: 0 });
  });

  test('a refusal is counted', async () => {
    await open();
    expect((await absolute('https://kapi.kakao.com/v1/payment/ready')).status).toBeGreaterThanOrEqual(400);
    expect(doors.seen).toMatchObject({ calls: 1, refused: 1 });
  });

  test('of another host is refused with a sentence', async () => {
    await open();
    expect(await absolute('http://api.shop.example/x')).toEqual({
      status: 403,
      text: expect.stringMatching(/^This proxy .+ not to api\.shop\.example: .+\n$/),
    });
    expect([...doors.seen.elsewhere]).toEqual(['api.shop.example']);
    expect(sim.payments()).toEqual([]);
  });

  test('of this machine goes through, and of any with --pass-through', async () => {
    await open();
    const target = `http://127.0.0.1:${otherPort()}/a?b=c`;
    expect(await absolute(target)).toEqual({ status: 200, text: 'other POST /a?b=c' });
    await open(true);
    expect(await absolute(target, 'GET')).toEqual({ status: 200, text: 'other GET /a?b=c' });
    expect((await absolute('http://127.0.0.1:1/')).status).toBe(502);
  });

  test('none at all tells where the simulator is', async () => {
    await open();
    expect(await absolute('/', 'GET')).toEqual({ status: 403, text: expect.stringContaining(`${sim.url}/`) });
    expect(await absolute('/_sim/reset')).toMatchObject({ status: 403 });
  });

  test('the simulator’s own controls are not at KakaoPay’s address', async () => {
    await open();
    expect(await absolute('https://open-api.kakaopay.com/_sim/payments', 'GET')).toMatchObject({ status: 403 });
  });
});

describe('CONNECT', () => {
  test.each([
    ['api.shop.example:443', 'HTTP/1.1 403 Forbidden'],
    ['open-api.kakaopay.com:22', 'HTTP/1.1 403 Forbidden'],
    ['open-api.kakaopay.com.evil.example:443', 'HTTP/1.1 403 Forbidden'],
    ['nonsense', 'HTTP/1.1 403 Forbidden'],
    ['127.0.0.1:1', 'HTTP/1.1 502 Bad Gateway'],
    ['open-api.kakaopay.com:443', 'HTTP/1.1 200 Connection Established'],
  ])('to %s gets %s', async (target, line) => {
    await open();
    expect((await raw(`CONNECT ${target} HTTP/1.1\r\nhost: ${target}\r\n\r\n`)).split('\r\n')[0]).toBe(line);
  });

  test('to this machine is a tunnel', async () => {
    await open();
    const target = `127.0.0.1:${otherPort()}`;
    const socket = connect(portOf(doors.proxyUrl), '127.0.0.1');
    socket.write(
      `CONNECT ${target} HTTP/1.1\r\nhost: ${target}\r\n\r\nGET /in HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    );
    expect(Buffer.concat(await socket.toArray()).toString()).toMatch(/^HTTP\/1\.1 200 [\s\S]+other GET \/in/);
  });

  test('headers without end are cut off', async () => {
    await open();
    const flood = `GET http://x.example/ HTTP/1.1\r\n${'a: b\r\n'.repeat(20_000)}`;
    expect(await raw(flood).catch(() => '431')).toMatch(/431|^$/);
  });
});

describe('TLS at once, on the proxy’s port and on one of its own', () => {
  test.each([
    ['proxy', 'TLSv1.2'],
    ['proxy', 'TLSv1.3'],
    ['tls', 'TLSv1.2'],
    ['tls', 'TLSv1.3'],
  ] as const)('%s, %s', async (door, maxVersion) => {
    await open();
    const port = door === 'proxy' ? portOf(doors.proxyUrl) : (doors.tlsPort as number);
    for (const host of kakaoPayHosts) {
      expect(await overTls({ port, host, maxVersion })).toMatchObject({ status: 200, version: maxVersion });
    }
  });

  test('the certificate is for no other name, and older TLS is not spoken', async () => {
    await open();
    const port = doors.tlsPort as number;
    await expect(overTls({ port, host: 'bank.example' })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await expect(overTls({ port, maxVersion: 'TLSv1.1' })).rejects.toThrow();
  });
});

const hasCurl = spawnSync('curl', ['--version']).status === 0;
if (!hasCurl) console.log('left out: curl through the proxy (no curl)');

describe.skipIf(!hasCurl)('curl', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kakaopay-proxy-'));
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, certificates.authority);
  afterAll(() => rmSync(folder, { recursive: true }));

  const curl = (...options: string[]) =>
    promisify(execFile)('curl', [
      ...['-sS', '--noproxy', '', '-x', doors.proxyUrl as string, ...options, '-d', body],
      ...['-H', `authorization: ${headers.authorization}`, '-H', 'content-type: application/json'],
      'https://open-api.kakaopay.com/online/v1/payment/ready',
    ]);

  test('pays nothing for a tunnel', async () => {
    await open();
    const { stdout } = await curl('--cacert', ca);
    expect(JSON.parse(stdout).tid).toBe(sim.payments()[0]?.tid);
  });

  test.each(['1.2', '1.3'])('without trust it fails, which is counted (TLS %s)', async (version) => {
    await open();
    const nobody = join(folder, 'nobody.pem');
    writeFileSync(nobody, makeCertificates(['nobody.example'], Date.now(), 1).authority);
    await expect(curl('--cacert', nobody, '--tls-max', version)).rejects.toMatchObject({ code: 60 });
    await expect.poll(() => doors.seen.distrusted, { timeout: 20_000 }).toBe(1);
  });
});

test('a taken port is said, and nothing stays open', async () => {
  const { handle, url } = sim;
  const port = otherPort();
  const options = { certificates, handle, url, host: '127.0.0.1', passThrough: false };
  await expect(openDoors({ ...options, proxyPort: 0, tlsPort: port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
    port,
  });
  await expect(openDoors({ ...options, proxyPort: port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
});
