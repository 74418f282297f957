import { expect, test } from 'vitest';
import { readCommand } from './options.ts';

test('nothing given is port 4000 of this machine', () => {
  expect(readCommand([])).toEqual({ run: 'start', options: { port: 4000, host: '127.0.0.1' } });
});

test('everything given', () => {
  const args =
    '--port 0 --host ::1 --public-url https://pay.test --domain https://a.test --domain https://b.test --data a.json ' +
    '--secret-key DEV1 --secret-key DEV2 --admin-key 1 --seed s --seed-file seeds.yaml --life 90s --keep 500 ' +
    '--journal 9 --assume unusedFields=null ' +
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
      seedFile: 'seeds.yaml',
      lifeMs: 90_000,
      keep: 500,
      journal: 9,
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
  '--journal=many',
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

test('run: what stands before -- is for the simulator, the rest is the program', () => {
  const options = { port: 0, host: '127.0.0.1', seed: 's' };
  const doors = { passThrough: true };
  const expected = { run: 'program', program: ['npm', 'test', '--watch'], options, doors };
  expect(readCommand(['run', '--seed', 's', '--pass-through', '--', 'npm', 'test', '--watch'])).toEqual(expected);
  // `npm exec` takes the first `--` for itself.
  expect(readCommand(['run', '--seed', 's', '--pass-through', 'npm', 'test', '--watch'])).toEqual(expected);
  expect(readCommand(['run', '--port', '4005', '--', '--', 'x'])).toMatchObject({
    program: ['--', 'x'],
    options: { port: 4005 },
  });
  expect(readCommand(['run', '--help', '--', 'x'])).toMatchObject({ run: 'help' });
});

test.each([
  ['run', /^Write the command after --/],
  ['run --port 0 --', /^Write the command after --/],
  ['run --prot 0 -- x', /^Unknown option '--prot'\. /],
  ['run --tls x -- x', /^--tls must be a number /],
  ['--proxy 4001', /^--proxy needs --ca-dir: /],
  ['--tls 443', /^--tls needs --ca-dir: /],
  ['--print-env shell', /^--print-env needs --ca-dir: /],
  ['--print-env cobol --ca-dir a', /^--print-env must be one of shell, fish, /],
])('%s is refused with one sentence', (line, sentence) => {
  expect(readCommand(line.split(' '))).toEqual({ run: 'error', sentence: expect.stringMatching(sentence) });
});

test('doors that stay open, and what to set for them', () => {
  const doors = { caDir: 'a', proxyPort: 4001, tlsPort: 443 };
  const options = { port: 4000, host: '127.0.0.1' };
  expect(readCommand('--proxy 4001 --tls 443 --ca-dir a'.split(' '))).toEqual({ run: 'start', options, doors });
  expect(readCommand('--print-env java --ca-dir a'.split(' '))).toEqual({
    run: 'print',
    syntax: 'java',
    options,
    doors: { caDir: 'a' },
  });
});
