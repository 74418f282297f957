import type { Asked } from './asked.ts';
import { type Fact, marks, type Section } from './fact.ts';
import type { Result } from './run.ts';
import { type Language, words } from './words.ts';

/** Everything that the page is made of. */
export interface Report {
  readonly sections: readonly Section[];
  /** What the simulator answered. */
  readonly simulator: readonly Result[];
  /** What the real one has answered so far. */
  readonly real: Asked;
}

/** A vertical bar would end the cell. */
const row = (cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;

const table = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n');

const factsOf = ({ sections }: Report) => sections.flatMap(({ facts }) => facts);

const code = (value: unknown): string => `\`${JSON.stringify(value).replaceAll('`', "'")}\``;

function countRow(report: Report, label: string, facts: readonly Fact[]) {
  const outcomes = facts.map(({ id }) => report.simulator.find((result) => result.id === id)?.outcome);
  const asked = facts.flatMap(({ id }) => report.real[id] ?? []);
  const agrees = outcomes.filter((outcome) => outcome === 'agrees').length;
  const realDiffers = asked.filter((answer) => 'differs' in answer).length;
  const real = [asked.length - realDiffers, realDiffers, facts.length - asked.length];
  return [label, facts.length, agrees, facts.length - agrees, ...real];
}

function counts(report: Report, language: Language): string {
  const facts = factsOf(report);
  const rows = marks.map((mark) =>
    countRow(
      report,
      `[${mark}]`,
      facts.filter((fact) => fact.mark === mark),
    ),
  );
  return table(words[language].countColumns, rows);
}

function simulatorCell({ simulator }: Report, { id }: Fact, language: Language): string {
  const { agrees, differs, failed } = words[language];
  const result = simulator.find((one) => one.id === id);
  if (result?.outcome === 'differs') return differs(code(result.seen));
  return result?.outcome === 'agrees' ? agrees : failed;
}

function realCell({ real }: Report, { id, needs: needed = [] }: Fact, language: Language): string {
  const { agrees, differs, notAsked, needs, on } = words[language];
  const answer = real[id];
  if (answer === undefined) return notAsked(needed.map((need) => needs[need]).join(', '));
  return ('differs' in answer ? differs(code(answer.differs)) : agrees) + on(answer.on);
}

function factRow(report: Report, fact: Fact, language: Language) {
  const link = fact.setting ? ` ([\`${fact.setting}\`](${words[language].readme}))` : '';
  const says = fact.says[language] + link;
  const answers = [simulatorCell(report, fact, language), realCell(report, fact, language)];
  return [`\`${fact.id}\``, says, `[${fact.mark}]`, ...answers];
}

function openQuestions(report: Report, language: Language): string {
  const { openText, never } = words[language];
  const open = factsOf(report).filter(({ id, mark }) => mark === 'inferred' && report.real[id] === undefined);
  return [...(open.length ? [openText(open.map(({ id }) => `\`${id}\``).join(', '))] : []), never].join('\n\n');
}

/** `docs/conformance.md`, or its Korean counterpart. */
export function conformancePage(report: Report, language: Language): string {
  const { title, intro, made, counts: countsTitle, marks: about, ask, askText, open, columns } = words[language];
  const parts = [
    `[English](${words.en.file}) · [한국어](${words.ko.file})`,
    `# ${title}`,
    intro,
    made,
    `## ${countsTitle}`,
    counts(report, language),
    about,
    `## ${ask}`,
    askText,
    `## ${open}`,
    openQuestions(report, language),
    ...report.sections.flatMap((section) => [
      `## ${section.title[language]}`,
      table(
        columns,
        section.facts.map((fact) => factRow(report, fact, language)),
      ),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}
