import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../service/src/http/language.ts';
import { aroundStatuses, statusWords } from '../service/src/reference/status-words.ts';

/** Writes `statuses.md` and `statuses.ko.md` from the tables of words: `npx tsx tools/make-statuses.ts`. */

const words = {
  en: {
    made: 'Made from the code’s own tables ([service/src/reference](../service/src/reference)) by `npx tsx tools/make-statuses.ts`; a test keeps them equal.',
    further:
      'The same stands at `/problems` of the service, after the reasons why a request itself is refused. How one state leads to another: [states.md](states.md). What an operator does: [runbooks](runbooks/README.md).',
    runbooks: '.md',
    columns: ['Word', 'Meaning', 'What a shop does', 'Runbook'],
  },
  ko: {
    made: '이 문서는 코드의 표([service/src/reference](../service/src/reference))에서 `npx tsx tools/make-statuses.ts`로 만들고, 테스트가 둘이 같은지 확인합니다.',
    further:
      '서비스의 `/problems`에도 요청이 거절되는 이유 다음에 같은 내용이 있습니다. 상태가 어떻게 바뀌는지는 [states.md](states.md), 담당자가 할 일은 [런북](runbooks/README.ko.md)에 있습니다.',
    runbooks: '.ko.md',
    columns: ['값', '뜻', '상점이 할 일', '런북'],
  },
} as const;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const tableOf = (
  { columns, runbooks }: (typeof words)[Language],
  { words: all }: ReturnType<typeof statusWords>[number],
): string =>
  [
    row(columns),
    row(columns.map(() => '---')),
    ...all.map(({ word, meaning, todo, runbook }) =>
      row([`\`${word}\``, meaning, todo, runbook ? `[${runbook}](runbooks/${runbook}${runbooks})` : '']),
    ),
  ].join('\n');

export function statusesPage(language: Language): string {
  const { title, intro } = aroundStatuses[language];
  const { made, further } = words[language];
  const lists = statusWords(language).map((list) => `## ${list.title}\n\n${tableOf(words[language], list)}`);
  return `[English](statuses.md) · [한국어](statuses.ko.md)

# ${title}

${intro}

${made}
${further}

${lists.join('\n\n')}
`;
}

export const statusesFiles = { 'statuses.md': statusesPage('en'), 'statuses.ko.md': statusesPage('ko') } as const;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(statusesFiles)) {
    writeFileSync(join(import.meta.dirname, '../docs', name), text);
  }
}
