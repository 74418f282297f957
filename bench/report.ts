import type { Results } from './results.ts';
import type { Ratio } from './statistics.ts';

const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1);
const times = ({ ratio, from, to }: Ratio): string => `${ratio.toFixed(2)} (${from.toFixed(2)}–${to.toFixed(2)})`;
const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

/** Everything that was found, as text for a terminal. */
export function report({ rows, sizes, verdicts }: Results): string {
  return [
    'Cold: a fresh process to its first answer; medians, ms; × by hand with its 95 % interval',
    table(
      ['handler', 'processor', 'start', 'first request', 'together', '× by hand'],
      rows.map(({ title, cold: { cpuMs, startMs, firstMs, ...both } }) => [
        title,
        ...[cpuMs, startMs, firstMs, both.ms].map(ms),
        times(both.toRaw),
      ]),
    ),
    'Warm: p50 of a request and processor time for one; medians, ms',
    table(
      ['handler', 'p50', '× by hand', 'processor', '× by hand'],
      rows.map(({ title, warm, cpu }) => [title, ms(warm.ms), times(warm.toRaw), ms(cpu.ms), times(cpu.toRaw)]),
    ),
    'Size: what would be uploaded, kB',
    table(
      ['function', 'files', 'minified', 'zipped'],
      sizes.map(({ name, files, bytes, zippedBytes }) => [name, String(files), kb(bytes), kb(zippedBytes)]),
    ),
    'Goals',
    table(
      ['goal', 'found', ''],
      verdicts.map(({ goal, found, passed }) => [goal, found, passed ? 'PASS' : 'FAIL']),
    ),
  ].join('\n');
}

export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [head, ...body].map((row) => `  ${line(row).trimEnd()}\n`).join('');
}
