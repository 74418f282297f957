import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { koreanMeanings } from '../../korean-meanings.ts';
import { type SilenceCode, sentences, silenceSentences } from '../error-codes.ts';
import { type Outcome, outcomes } from './outcome-table.ts';
import { provesUnsent } from './silence.ts';

const english = {
  head: '| Sign | Code | Refuses | Generation | Meaning |',
  noAnswer: 'no answer',
  all: 'all',
  none: 'none',
  generations: { current: 'current', legacy: 'legacy', both: 'both' },
  meanings: sentences as typeof koreanMeanings,
};

const korean: typeof english = {
  head: '| 표시 | 코드 | 거절로 보는 호출 | 세대 | 뜻 |',
  noAnswer: '응답 없음',
  all: '모두',
  none: '없음',
  generations: { current: '현재', legacy: '이전', both: '둘 다' },
  meanings: koreanMeanings,
};

const moving = ['approve', 'cancel', 'subscription', 'subscriptionInactive'] as const;

function row({ sign, code, refuses, only }: Outcome, { all, none, generations, meanings }: typeof english): string {
  const refused = moving.filter((call) => refuses.includes(call));
  const calls = refused.length === moving.length ? all : refused.join(', ') || none;
  return `| \`${sign}\` | \`${code}\` | ${calls} | ${generations[only ?? 'both']} | ${meanings[code]} |`;
}

const silenceRow = (code: SilenceCode, { noAnswer, all, none, generations, meanings }: typeof english) =>
  `| ${noAnswer} | \`${code}\` | ${provesUnsent(code) ? all : none} | ${generations.both} | ${meanings[code]} |`;

test.each([
  ['README.md', english],
  ['README.ko.md', korean],
] as const)('the table of outcomes is that of the code (%s)', async (file, words) => {
  const readmePath = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const table = [
    words.head,
    '| --- | --- | --- | --- | --- |',
    ...(Object.keys(silenceSentences) as SilenceCode[]).map((code) => silenceRow(code, words)),
    ...outcomes.map((outcome) => row(outcome, words)),
  ];
  const block = `<!-- outcomes -->\n${table.join('\n')}\n<!-- /outcomes -->`;
  const readme = readFileSync(readmePath, 'utf8');
  const made = readme.replace(/<!-- outcomes -->[\s\S]*<!-- \/outcomes -->/, () => block);
  expect(made).toContain(block);
  await expect(made).toMatchFileSnapshot(readmePath);
});
