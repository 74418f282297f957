import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scopes } from '../service/src/store/api-keys.ts';
import { type Flags, readFlags, targetOf } from './options.ts';

const target = (...args: string[]) => targetOf(readFlags('deploy', args, {}) as Flags);

describe('a stage', () => {
  test('is named, and stands in Seoul unless another region is given', () => {
    expect(target('--stage', 'prod')).toEqual({ stage: 'prod', region: 'ap-northeast-2' });
    expect(target('--stage', 'dev', '--region', 'us-east-1').region).toBe('us-east-1');
  });

  test.each([
    [[], 'Which stage'],
    [['--stage', 'local'], 'npm start'],
    [['--stage', 'Prod'], 'small letters'],
    [['--stage', 'a/b'], 'small letters'],
    [['--stage', 'a'.repeat(21)], '1 to 20'],
    [['--stag', 'prod'], '--stag'],
  ])('%j is refused in one sentence', (args, words) => {
    expect(() => target(...args)).toThrow(words);
  });
});

test.each([
  ['deploy', '--revoke', 'npm run deploy takes --stage, --region, --cid,'],
  ['deploy:check', '--cid', 'npm run deploy:check takes --stage, --region and --help.'],
  [
    'remove',
    '--cid',
    'npm run remove takes --stage, --region, --delete-payments, --keep-payments, --confirm and --help.',
  ],
  ['api-key', '--cid', 'npm run api-key takes --stage, --region, --scopes, --revoke and --help.'],
] as const)('%s takes no flag of another command’s', (name, flag, choices) => {
  expect(() => readFlags(name, [flag, 'x'], {})).toThrow(choices);
});

test('a stage that npm has kept to itself is told', () => {
  const typed = { npm_config_stage: 'prod' };
  expect(() => readFlags('deploy', [], typed)).toThrow('npm run deploy -- --stage');
});

test('what an API key may do is listed in the operations manual', () => {
  const manual = readFileSync(join(import.meta.dirname, '../docs/operations.md'), 'utf8');
  for (const scope of scopes) expect(manual).toContain(`| \`${scope}\` | `);
});
