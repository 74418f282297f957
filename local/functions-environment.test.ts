import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { functionsEnvironment } from './functions-environment.ts';

const around = {
  settings: {},
  publicUrl: 'http://localhost:3000',
  linkSecret: 'secret',
  webhookSecret: 'secret',
  tableName: 'payments',
  tablePort: 8000,
  simulatorUrl: 'http://127.0.0.1:4000',
  clockFile: '.data/clock',
};

test('nothing that was left over from other work reaches the functions', () => {
  const left = [
    ...['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_SSM', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN'],
    ...['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'AWS_CONFIG_FILE', 'AWS_SDK_LOAD_CONFIG', 'AWS_DEFAULT_REGION'],
    ...['KAKAOPAY_CID_SECRET', 'KAKAOPAY_SUBSCRIPTION_CID_SECRET', 'SLS_DEBUG', 'STAGE', 'SECRETS_PATH'],
    ...['WEBHOOK_URL'],
  ];
  const environment = functionsEnvironment(around, Object.fromEntries(left.map((name) => [name, 'left over'])));
  expect(left.filter((name) => name in environment)).toEqual([]);
});

test('what the functions read is this machine’s, whatever is left over', () => {
  const names = ['AWS_ENDPOINT_URL_DYNAMODB', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'TABLE_NAME'];
  const left = Object.fromEntries([...names, 'PUBLIC_URL', 'KAKAOPAY_BASE_URL'].map((name) => [name, 'left over']));
  expect(functionsEnvironment(around, left)).toMatchObject({
    AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000',
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    TABLE_NAME: 'payments',
    PUBLIC_URL: 'http://localhost:3000',
    KAKAOPAY_BASE_URL: 'http://127.0.0.1:4000',
  });
});

test('no variable that serverless.yml reads is left to chance', () => {
  const text = readFileSync(join(import.meta.dirname, '../serverless.yml'), 'utf8');
  const read = [...text.matchAll(/\$\{env:(\w+)/g)].map(([, name = '']) => name);
  expect(read.length).toBeGreaterThan(5);
  const environment = functionsEnvironment(around, Object.fromEntries(read.map((name) => [name, 'left over'])));
  expect(read.filter((name) => environment[name] === 'left over')).toEqual([]);
});

test('what a person has set goes before all; the rest of the machine is kept', () => {
  const settings = { KAKAOPAY_SECRET_KEY: 'DEV12345', KAKAOPAY_CID: 'C371930065' };
  expect(functionsEnvironment({ ...around, settings }, { PATH: '/bin' })).toMatchObject({ PATH: '/bin', ...settings });
});

test('another KakaoPay alone is enough: it gets the key that any simulator takes', () => {
  const settings = { KAKAOPAY_BASE_URL: 'http://localhost:4444' };
  const environment = functionsEnvironment({ ...around, settings, simulatorUrl: undefined }, {});
  expect(environment).toMatchObject(settings);
  expect(environment.KAKAOPAY_SECRET_KEY).toMatch(/^DEV0+$/);
});

test.each([
  ['KakaoPay’s code for tests', {}, 'TCSUBSCRIP'],
  ['none beside a real code for payments', { KAKAOPAY_CID: 'C371930065' }, ''],
  ['their own', { KAKAOPAY_CID: 'C371930065', KAKAOPAY_SUBSCRIPTION_CID: 'C371930066' }, 'C371930066'],
])('subscriptions get %s', (_, settings, code) => {
  const left = { KAKAOPAY_SUBSCRIPTION_CID: 'left over' };
  expect(functionsEnvironment({ ...around, settings }, left).KAKAOPAY_SUBSCRIPTION_CID).toBe(code);
});

test('the secret of the code for subscriptions comes with it', () => {
  const settings = { KAKAOPAY_SUBSCRIPTION_CID: 'C371930066', KAKAOPAY_SUBSCRIPTION_CID_SECRET: 'secret-2' };
  expect(functionsEnvironment({ ...around, settings }, {})).toMatchObject(settings);
});
