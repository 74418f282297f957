import { expect, test } from 'vitest';
import { readCommand } from './options.ts';

test('nothing given is port 4000 of this machine', () => {
  expect(readCommand([])).toEqual({ run: 'start', options: { port: 4000, host: '127.0.0.1' } });
});

test('everything given', () => {
  const args = '--port 0 --host ::1 --public-url https://pay.test --domain https://a.test --domain https://b.test';
  expect(readCommand(args.split(' '))).toEqual({
    run: 'start',
    options: { port: 0, host: '::1', publicUrl: 'https://pay.test', domains: ['https://a.test', 'https://b.test'] },
  });
});

test.each(['--port', '--port=', '--port=65536', '--port=-1', '--port=4e3', '--public-url=pay.test', 'start', '-x'])(
  '%s is refused with one sentence',
  (flag) => expect(readCommand([flag])).toEqual({ run: 'error', sentence: expect.stringMatching(/^[^\n]+\.$/) }),
);

test('--help and --version go before everything else', () => {
  expect(readCommand(['--help', '--port=x'])).toEqual({ run: 'help' });
  expect(readCommand(['--version'])).toEqual({ run: 'version' });
});
