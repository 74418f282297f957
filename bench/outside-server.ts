// KakaoPay, DynamoDB and the parameter store as the functions see them: three addresses, fixed answers, TLS. It
// runs in a process of its own, so that what it costs is not counted. argv: key file, certificate file,
// milliseconds that every answer takes.
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

const [keyFile = '', certificateFile = '', latencyMs = '0'] = process.argv.slice(2);
const tls = { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Answer = (request: IncomingMessage, body: string) => Reply;

const page = 'https://online-payment.kakaopay.com/mockup/bridge';
const hash = '6f3d9c0a7b1e84f25d6c3b9a08e7f1d24c5b6a79808f9eadbc1d2e3f40516273';

const readyAnswer = JSON.stringify({
  tid: 'T123456789abcdef0123',
  tms_result: false,
  next_redirect_app_url: `${page}/mobile-app/pg/one-time/payment/${hash}`,
  next_redirect_mobile_url: `${page}/mobile-web/pg/one-time/payment/${hash}`,
  next_redirect_pc_url: `${page}/pc/pg/one-time/payment/${hash}`,
  android_app_scheme: `kakaotalk://kakaopay/pg?url=https://online-pay.kakaopay.com/pay/mockup/${hash}`,
  ios_app_scheme: `kakaotalk://kakaopay/pg?url=https://online-pay.kakaopay.com/pay/mockup/${hash}`,
  created_at: '2026-11-23T18:00:00',
});

/** Whoever leaves out what the real one insists on is not doing the same work. */
const kakaoPay: Answer = ({ url = '', headers }, body) => {
  const isReady = url.startsWith('/online/v1/payment/ready') || url.startsWith('/v1/payment/ready');
  const isComplete = isReady && headers.authorization && `${url}${body}`.includes('approval_url');
  return {
    status: isComplete ? 200 : 400,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: isComplete ? readyAnswer : '{"error_code":-2,"error_message":"invalid param"}',
  };
};

const dynamo: Answer = ({ headers }, body) => {
  const isSigned = headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=') && headers['x-amz-security-token'];
  const isConditional = headers['x-amz-target'] === 'DynamoDB_20120810.PutItem' && body.includes('ConditionExpression');
  return {
    status: isSigned && isConditional ? 200 : 400,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'BENCH', 'x-amz-crc32': '2745614147' },
    body: isSigned && isConditional ? '{}' : '{"__type":"ValidationException"}',
  };
};

const parameters: Answer = (_request, body) => {
  const { Names } = JSON.parse(body) as { Names: string[] };
  // A merchant code with a secret of its own is rare.
  const known = Names.filter((name) => !name.endsWith('cid-secret'));
  const answer = { Parameters: known.map((Name) => ({ Name, Value: 'DEV0123456789ABCDEF0123456789ABCDEF01234' })) };
  return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(answer) };
};

function start(answer: Answer): Promise<string> {
  const server = createServer(tls, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, headers, body } = answer(request, Buffer.concat(chunks).toString('utf8'));
    const send = () => response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
    if (Number(latencyMs) > 0) setTimeout(send, Number(latencyMs));
    else send();
  });
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`https://localhost:${(server.address() as AddressInfo).port}`));
  });
}

process.send?.({
  kakaoPay: await start(kakaoPay),
  dynamo: await start(dynamo),
  parameters: await start(parameters),
});
process.on('disconnect', () => process.exit());
