import { afterEach, expect, test, vi } from 'vitest';

// Lambda begins a process, and then one invocation after the other.

const fs = process.getBuiltinModule('node:fs');

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function start(variables: Readonly<Record<string, string | undefined>> = {}) {
  const lines: string[] = [];
  vi.spyOn(fs, 'writeSync').mockImplementation((_, text) => lines.push(String(text)));
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  const lineOf = (at: number) => JSON.parse(lines[at] ?? '') as Record<string, unknown>;
  return import('./invocation.ts').then((invocation) => ({ ...invocation, lines, lineOf }));
}

test('a line says its stage and request; only those of the first invocation are of a cold start', async () => {
  const { beginInvocation, endInvocation, log, lines, lineOf } = await start({ STAGE: 'prod' });
  for (const id of ['request-1', 'request-2']) {
    beginInvocation(id);
    log('info', 'begun', {});
    log('info', 'ended', {});
    endInvocation();
  }
  expect(lines.every((line) => line.endsWith('}\n'))).toBe(true);
  const first = { level: 'INFO', stage: 'prod', function_request_id: 'request-1', cold_start: true };
  expect([lineOf(0), lineOf(1)]).toMatchObject([first, first]);
  expect(lineOf(2)).toMatchObject({ stage: 'prod', function_request_id: 'request-2' });
  expect([lineOf(2), lineOf(3)].map(({ cold_start }) => cold_start)).toEqual([undefined, undefined]);
});

test.each([
  ['Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1', '1-5759e988-bd862e3fe1be46a994272793'],
  ['Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0', undefined],
  ['Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1;Lineage=1:a87bd80c:0', '1-5759e988-bd862e3fe1be46a994272793'],
  ['Sampled=1', undefined],
  ['', undefined],
  [undefined, undefined],
])('a trace is named where there is one to look at: %s', async (header, traceId) => {
  const { beginInvocation, log, lineOf } = await start({ _X_AMZN_TRACE_ID: header });
  beginInvocation('request-1');
  log('info', 'begun', {});
  expect(lineOf(0).xray_trace_id).toBe(traceId);
});

test('a setting that every deployment makes is missed by its name', async () => {
  const { setting } = await start({ TABLE_NAME: 'payments', PUBLIC_URL: '' });
  expect(setting('TABLE_NAME')).toBe('payments');
  expect(() => setting('PUBLIC_URL')).toThrow('The setting PUBLIC_URL is missing');
});

test.each([
  ['MyShop, other\tthird', ['myshop', 'other', 'third']],
  ['myshop', ['myshop']],
  [' ', []],
  [undefined, []],
])('the schemes of apps, in small letters: %j', async (RETURN_SCHEMES, returnSchemes) => {
  const { publicSettings } = await start({ RETURN_SCHEMES, PUBLIC_URL: 'https://pay.test' });
  expect(publicSettings()).toEqual({ publicUrl: 'https://pay.test', returnSchemes });
});

test('the function that calls nobody has the log and the public settings, and nothing else', async () => {
  const { log, publicServiceOfLambda } = await start({ RETURN_SCHEMES: 'myshop', PUBLIC_URL: 'https://pay.test' });
  const settings = { publicUrl: 'https://pay.test', returnSchemes: ['myshop'] };
  expect(publicServiceOfLambda()).toEqual({ log, settings });
});
