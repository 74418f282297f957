import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type SilenceCode, sentences, silenceSentences } from '../error-codes.ts';
import { type Outcome, outcomes } from './outcome-table.ts';
import { provesUnsent } from './silence.ts';

const readmePath = fileURLToPath(new URL('../../README.md', import.meta.url));
const moving = ['approve', 'cancel', 'subscription', 'subscriptionInactive'] as const;

function row({ sign, code, refuses, only }: Outcome): string {
  const refused = moving.filter((call) => refuses.includes(call));
  const calls = refused.length === moving.length ? 'all' : refused.join(', ') || 'none';
  return `| \`${sign}\` | \`${code}\` | ${calls} | ${only ?? 'both'} | ${sentences[code]} |`;
}

const silenceRow = (code: SilenceCode) =>
  `| no answer | \`${code}\` | ${provesUnsent(code) ? 'all' : 'none'} | both | ${sentences[code]} |`;

test('the table of outcomes is that of the code', async () => {
  const table = [
    '| Sign | Code | Refuses | Generation | Meaning |',
    '| --- | --- | --- | --- | --- |',
    ...(Object.keys(silenceSentences) as SilenceCode[]).map(silenceRow),
    ...outcomes.map(row),
  ];
  const block = `<!-- outcomes -->\n${table.join('\n')}\n<!-- /outcomes -->`;
  const readme = readFileSync(readmePath, 'utf8');
  const made = readme.replace(/<!-- outcomes -->[\s\S]*<!-- \/outcomes -->/, () => block);
  expect(made).toContain(block);
  await expect(made).toMatchFileSnapshot(readmePath);
});
