import { describe, expect, test } from 'vitest';
import { assumptionNames, assumptionOf } from '../../packages/simulator/src/core/assumptions.ts';
import { documentAt } from './documents.ts';

// Goal: what is not known of KakaoPay, and what is assumed instead, stands in the READMEs as it is in the code.

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const shown = (choice: string | number) => (typeof choice === 'number' ? String(choice) : `\`${choice}\``);

function rowsOf(language: 'en' | 'ko') {
  return assumptionNames.map((name) => {
    const { question, choices, mark } = assumptionOf(name);
    const [usual = '', ...others] = choices.map(shown);
    return row([`\`${name}\``, question[language], usual, others.join(', '), `[${mark}]`]);
  });
}

describe.each([
  ['README.md', 'en'],
  ['README.ko.md', 'ko'],
] as const)('the simulator’s %s', (name, language) => {
  const { text } = documentAt(`packages/simulator/${name}`);

  test('has the table of settings, and no other setting', () => {
    expect(text).toContain(rowsOf(language).join('\n'));
    expect(text.match(/^\| `\w+` \| .* \| \[\w+\] \|$/gm)).toHaveLength(assumptionNames.length);
  });
});
