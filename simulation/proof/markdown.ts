import {
  bugsGrid,
  commandsOf,
  coverageGrid,
  fatesGrid,
  type Grid,
  invariantsGrid,
  matrixGrid,
  mutantsGrid,
  partsGrid,
} from './grids.ts';
import { counted, percentile } from './numbers.ts';
import { type Proof, ranOn, withoutFigures } from './proof.ts';
import { headlineOf } from './sentence.ts';
import { claimOf, leadOf, made, missingOf, notRun, type SectionName, sections } from './texts.ts';
import { clockOf } from './time-line.ts';

const tableOf = ({ caption, columns, rows }: Grid): string =>
  [
    caption,
    '',
    `| ${columns.join(' | ')} |`,
    `|${' --- |'.repeat(columns.length)}`,
    ...rows.map(({ name, cells }) => `| ${[name, ...cells.map(({ text }) => text)].join(' | ')} |`),
  ].join('\n');

/** What is only there when the part was run. */
const ifRun = <Kept>(found: Kept | undefined, say: (found: Kept) => string): string =>
  found === undefined ? notRun : say(found);

const section = (name: SectionName, ...body: readonly string[]): string =>
  [`## ${sections[name].title}`, sections[name].text, ...body].join('\n\n');

const steps = ({ history }: Proof): string =>
  history
    .map(({ at, from, to, text, isFault }) => {
      const way = from === to ? from : `${from} → ${to}`;
      return `1. ${clockOf(at)} ${way}: ${isFault ? `**✕ ${text}**` : text}`;
    })
    .join('\n');

/** docs/proof.md. */
export function proofMarkdown(proof: Proof): string {
  const { simulate, matrix, planted, mutants } = proof.parts;
  const headline = headlineOf(proof);
  const simulated = simulate?.found;
  const commands = commandsOf(proof).map(({ title, command, took }) => `- ${title}: \`${command}\` (${took})`);
  const within = (share: number) => counted(percentile(simulated?.truth ?? {}, share), 'second');
  const parts = [
    `# ${headline ? claimOf(headline) : 'The proof'}`,
    made,
    ifRun(headline, leadOf),
    missingOf(withoutFigures(proof)),
    section('parts', tableOf(partsGrid(proof))),
    section('history', steps(proof)),
    section(
      'invariants',
      ifRun(simulated, (found) => tableOf(invariantsGrid(found))),
    ),
    section(
      'matrix',
      ifRun(matrix?.found, (found) => tableOf(matrixGrid(found))),
    ),
    section(
      'coverage',
      ifRun(simulated, (found) => tableOf(coverageGrid(found))),
      tableOf(fatesGrid()),
    ),
    section(
      'truth',
      ifRun(simulated, () => `Half within ${within(0.5)}, 99 % within ${within(0.99)}.`),
    ),
    section(
      'planted',
      ifRun(planted?.found, (found) => tableOf(bugsGrid(found))),
    ),
    section(
      'mutants',
      ifRun(mutants?.found, (found) => tableOf(mutantsGrid(found))),
    ),
    section('again', commands.join('\n'), ranOn(proof)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
