import { expect, test } from 'vitest';
import { readCommand } from './options.ts';

test('nothing given is port 4000 of this machine', () => {
  expect(readCommand([])).toEqual({ run: 'start', options: { port: 4000, host: '127.0.0.1' } });
});

test('everything given', () => {
  const args =
    '--port 0 --host ::1 --public-url https://pay.test --domain https://a.test --domain https://b.test --data a.json ' +
    '--secret-key DEV1 --secret-key DEV2 --admin-key 1 --seed s --life 90s --keep 500 --assume unusedFields=null ' +
    '--assume guardMismatch=-710';
  expect(readCommand(args.split(' '))).toEqual({
    run: 'start',
    options: {
      port: 0,
      host: '::1',
      publicUrl: 'https://pay.test',
      domains: ['https://a.test', 'https://b.test'],
      dataFile: 'a.json',
      secretKeys: ['DEV1', 'DEV2'],
      adminKeys: ['1'],
      seed: 's',
      lifeMs: 90_000,
      keep: 500,
      assume: { unusedFields: 'null', guardMismatch: -710 },
    },
  });
});

test.each([
  '--port',
  '--port=',
  '--port=65536',
  '--port=-1',
  '--port=4e3',
  '--public-url=pay.test',
  'start',
  '-x',
  '--now=soon',
  '--life=x',
  '--keep=0',
  '--keep=1.5',
  '--assume=x',
  '--assume=unusedFields=x',
  '--assume=toString=1',
])('%s is refused with one sentence', (flag) =>
  expect(readCommand([flag])).toEqual({ run: 'error', sentence: expect.stringMatching(/^[^\n]+\.$/) }),
);

test('--assume takes names and choices of the table, and says what they are', () => {
  const sentence = 'guardMismatch must be one of -722, -710, -726, not -1.';
  expect(readCommand(['--assume', 'guardMismatch=-1'])).toEqual({ run: 'error', sentence });
  const help = readCommand(['--assume', 'help', '--port=x']);
  expect(help).toMatchObject({ run: 'help', text: expect.stringContaining('  restVat: all_left, eleventh\n') });
});

test('--help and --version go before everything else', () => {
  expect(readCommand(['--help', '--port=x'])).toMatchObject({ run: 'help' });
  expect(readCommand(['--version'])).toEqual({ run: 'version' });
});

test('--now is where the clock begins', () => {
  const command = readCommand(['--now', '2030-01-01T00:00:00+09:00']);
  const now = command.run === 'start' ? command.options.now?.() : undefined;
  expect(new Date(now ?? 0).toISOString().slice(0, 16)).toBe('2029-12-31T15:00');
});
