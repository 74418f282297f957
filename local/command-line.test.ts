import { describe, expect, test } from 'vitest';
import { helpOf, readCommandLine } from './command-line.ts';

const command = {
  name: 'npm start',
  about: 'Runs it.',
  options: {
    port: { type: 'string', value: '<number>', default: '3000', text: 'where it listens' },
    'public-url': { type: 'string', value: '<url>', text: 'the address for others' },
    code: { type: 'string', value: '<code>', mayBeEmpty: true, text: 'the code, or an empty text for none' },
    quiet: { type: 'boolean', text: 'says nothing' },
  },
} as const;
const read = (args: readonly string[], environment = {}) => readCommandLine(command, args, environment);

test('what is given, and the defaults for what is not', () => {
  expect(read([])).toEqual({ port: '3000' });
  expect(read(['--public-url=https://a.test', '--quiet', '--port', '1'])).toEqual({
    port: '1',
    'public-url': 'https://a.test',
    quiet: true,
  });
});

test('an empty text is a value where it means none', () => {
  expect(read(['--code', ''])).toMatchObject({ code: '' });
  expect(read(['--code='])).toMatchObject({ code: '' });
});

describe('is refused in one sentence with the choices', () => {
  const all = 'npm start takes --port, --public-url, --code, --quiet and --help.';
  test.each([
    [['--prot', '1'], `There is no option --prot. ${all}`],
    [['-p', '1'], `There is no option -p. ${all}`],
    [['--toString', '1'], `There is no option --toString. ${all}`],
    [['3501'], `"3501" is no option. ${all}`],
    [['--port'], '--port needs a value: --port <number>'],
    [['--port='], '--port needs a value: --port <number>'],
    [['--code'], '--code needs a value: --code <code>'],
    [['--port', '--quiet'], '--port needs a value: --port <number>'],
    [['--quiet=yes'], '--quiet takes no value.'],
  ])('%j', (args, sentence) => {
    expect(() => read(args)).toThrow(sentence);
  });
});

test('what npm has taken for a setting of its own is told, with the way that works', () => {
  const typed = { npm_config_public_url: 'https://a.test' };
  expect(() => read([], typed)).toThrow(
    'npm has kept --public-url to itself. Type -- before it: npm start -- --public-',
  );
});

test('help comes before all else and names every option', () => {
  expect(read(['--port', 'x', '--help'])).toBe('help');
  expect(helpOf(command)).toBe(`Runs it.

Usage: npm start -- [options]

  --port <number>     where it listens (default 3000)
  --public-url <url>  the address for others
  --code <code>       the code, or an empty text for none
  --quiet             says nothing
`);
});
