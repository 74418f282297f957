import { existsSync, readFileSync } from 'node:fs';
import type { Result } from './run.ts';

/** What the real KakaoPay has answered, and on which day: kept in `real.json`, once somebody has asked it. */
export interface Asked {
  readonly [id: string]: { readonly on: string; readonly differs?: unknown };
}

export const readAsked = (path: string): Asked =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Asked) : {};

/** Newer answers take the place of older ones; what was not asked this time stays. */
export function withResults(asked: Asked, results: readonly Result[], on: string): Asked {
  const newer = results.flatMap((result): [string, Asked[string]][] => {
    if (result.outcome === 'agrees') return [[result.id, { on }]];
    return result.outcome === 'differs' ? [[result.id, { on, differs: result.seen }]] : [];
  });
  return { ...asked, ...Object.fromEntries(newer) };
}
