import { type Invariant, invariants } from '../invariants/invariants.ts';
import { type Fate, fates } from '../outside/fates.ts';
import type { Found } from './found.ts';
import { counted, thousands } from './numbers.ts';
import { commandOf, type Goal, partNames, parts } from './parts.ts';
import { type Proof, shownOf } from './proof.ts';

/** `bad`: something is wrong; `open`: it could have been tried, and was not; `none`: there is nothing to try. */
type Look = 'good' | 'bad' | 'open' | 'none' | 'plain';

interface Cell {
  readonly text: string;
  readonly look: Look;
}

/** A table: what its rows are, what its columns are, and what it says to whoever cannot see it. */
export interface Grid {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Cell[] }[];
  /** The columns are many and narrow. */
  readonly isDense?: true;
}

const nothing: Cell = { text: '–', look: 'none' };
const plain = (text: string): Cell => ({ text, look: 'plain' });
const verdict = (violations: number): Cell =>
  violations === 0 ? { text: '✓ 0', look: 'good' } : { text: `✗ ${thousands(violations)}`, look: 'bad' };

const namesIn = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];

export function matrixGrid({ flows }: Found['matrix']): Grid {
  const faults = namesIn(flows.map((flow) => Object.keys(flow.faults))).sort();
  const cellOf = (count: number | undefined, violations: number): Cell => {
    if (count === undefined) return nothing;
    return violations === 0 ? { text: `✓ ${thousands(count)}`, look: 'good' } : plain(thousands(count));
  };
  return {
    caption:
      'Crash matrix: how often each thing went wrong in each flow, at each call of it in turn. ✓: nothing was lost and nothing doubled; –: it cannot happen there.',
    columns: ['Flow', ...faults, 'Violations'],
    rows: flows.map(({ name, faults: counts, violations }) => ({
      name,
      cells: [...faults.map((fault) => cellOf(counts[fault], violations)), verdict(violations)],
    })),
    isDense: true,
  };
}

const compact = new Intl.NumberFormat('en', { notation: 'compact' });

export function coverageGrid({ coverage, uncovered }: Found['simulate']): Grid {
  const cells = namesIn([Object.keys(coverage), uncovered]).map((cell) => cell.split(' ') as [string, Fate]);
  const flows = namesIn([cells.map(([flow]) => flow)]).sort();
  const met = new Set(cells.map(([, fate]) => fate));
  const columns = (Object.keys(fates) as Fate[]).filter((fate) => met.has(fate));
  const missing = new Set(uncovered);
  const cellOf = (name: string): Cell => {
    const count = coverage[name];
    if (count !== undefined) return { text: compact.format(count), look: 'good' };
    return missing.has(name) ? { text: '0', look: 'open' } : nothing;
  };
  return {
    caption:
      'Simulation: how often each fault has struck in each flow. 0: it could have struck, and never did; –: it cannot strike there.',
    columns: ['Flow', ...columns],
    rows: flows.map((flow) => ({ name: flow, cells: columns.map((fate) => cellOf(`${flow} ${fate}`)) })),
    isDense: true,
  };
}

export const fatesGrid = (): Grid => ({
  caption: 'What the faults are',
  columns: ['Fault', 'What happens'],
  rows: Object.entries(fates).map(([name, { meaning }]) => ({ name, cells: [plain(meaning)] })),
});

export const invariantsGrid = ({ broken }: Found['simulate']): Grid => ({
  caption: 'What must hold, in every world, and how often it did not',
  columns: ['Rule', 'Violations'],
  rows: (Object.keys(invariants) as Invariant[]).map((name) => ({
    name: invariants[name],
    cells: [verdict(broken[name] ?? 0)],
  })),
});

const goalsCell = (goals: readonly Goal[]): Cell =>
  goals.length === 0 ? nothing : plain(goals.map(({ text, isMet }) => `${isMet ? '✓' : '✗'} ${text}`).join('; '));

export const partsGrid = (proof: Proof): Grid => ({
  caption: 'The parts of the proof',
  columns: ['Part', 'What it shows', 'Figures', 'Goals', 'Violations'],
  rows: partNames.map((name) => {
    const { title, proves } = parts[name];
    const shown = shownOf(proof, name);
    if (shown === undefined) {
      const said = proof.parts[name] === undefined ? 'Not run' : 'Failed, without a result';
      return { name: title, cells: [plain(proves), plain(said), nothing, nothing] };
    }
    const figures = shown.figures.map(
      ([label, value]) => `${label}: ${typeof value === 'number' ? thousands(value) : value}`,
    );
    const failed: Cell = { text: '✗ failed', look: 'bad' };
    const outcome = shown.violations === 0 && !shown.isPassed ? failed : verdict(shown.violations);
    return { name: title, cells: [plain(proves), plain(figures.join('; ')), goalsCell(shown.goals), outcome] };
  }),
});

export const bugsGrid = (bugs: Found['planted']): Grid => ({
  caption: 'Each bug, and who noticed it',
  columns: ['Bug', 'Noticed by'],
  rows: bugs.map(({ name, caught, caughtBy, seeds }) => {
    const by = seeds === undefined ? caughtBy : `the simulation, after ${counted(seeds, 'seed')}`;
    return { name, cells: [caught ? plain(by) : { text: '✗ nobody', look: 'bad' }] };
  }),
});

export const mutantsGrid = (groups: Found['mutants']): Grid => ({
  caption: 'Wrong versions of the code, by group of sources',
  columns: ['Group', 'Wrong versions', 'Noticed', 'Score'],
  rows: Object.entries(groups).map(([name, { mutants, killed, percent }]) => ({
    name,
    cells: [plain(thousands(mutants)), plain(thousands(killed)), plain(`${percent} %`)],
  })),
});

/** How each part that was run is run again. */
export const commandsOf = (
  proof: Proof,
): { readonly title: string; readonly command: string; readonly took: string }[] =>
  partNames.flatMap((name) => {
    const run = proof.parts[name];
    if (run === undefined) return [];
    return [
      {
        title: parts[name].title,
        command: commandOf(name, run.args),
        took: `${counted(Math.round(run.seconds), 'second')} on ${run.date}, commit ${run.commit}`,
      },
    ];
  });
