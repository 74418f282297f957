import { expect, test } from 'vitest';
import { createSigner } from './sign.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const clock = { now: () => Date.UTC(2015, 7, 30, 12, 36, 0) };
const request = { method: 'GET', url: 'https://example.amazonaws.com/', headers: {}, body: '' };

// The vectors "get-vanilla" and "post-vanilla" of AWS's own test suite for Signature Version 4.
test.each([
  ['GET', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['POST', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
])('%s is signed as AWS’s test suite has it', (method, signature) => {
  const sign = createSigner({ service: 'service', region: 'us-east-1', credentials: () => credentials, clock });
  const scope = '20150830/us-east-1/service/aws4_request';
  expect(sign({ ...request, method })).toEqual({
    host: 'example.amazonaws.com',
    'X-Amz-Date': '20150830T123600Z',
    Authorization:
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/${scope}, ` + `SignedHeaders=host;x-amz-date, Signature=${signature}`,
  });
});

test('the query, the headers and the body are part of what is signed', () => {
  const sign = createSigner({ service: 'service', region: 'us-east-1', credentials: () => credentials, clock });
  const signatures = [
    request,
    { ...request, url: 'https://example.amazonaws.com/?Action=x' },
    { ...request, url: 'http://example.amazonaws.com:8000/' },
    { ...request, headers: { 'x-amz-target': 'x' } },
    { ...request, body: '초코파이' },
  ].map((one) => sign(one).Authorization);
  expect(new Set(signatures).size).toBe(signatures.length);
});

test('new credentials are used as soon as they are there', () => {
  let sessionToken = 'first';
  const sign = createSigner({
    service: 'dynamodb',
    region: 'ap-northeast-2',
    credentials: () => ({ ...credentials, sessionToken }),
    clock,
  });
  expect(sign(request)['X-Amz-Security-Token']).toBe('first');
  sessionToken = 'second';
  expect(sign(request)['X-Amz-Security-Token']).toBe('second');
});
