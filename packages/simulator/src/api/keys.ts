import type { Generation } from '../core/books.ts';
import { Refusal } from '../core/codes.ts';
import { generations } from './generations.ts';

export interface KeySettings {
  /** Keys taken of each generation; any key when undefined. */
  readonly keys: Readonly<Record<Generation, readonly string[] | undefined>>;
  readonly warn: (line: string) => void;
}

const productionWarning = 'A production key was sent to the KakaoPay simulator. It was refused; use a test key here.';

/** Refuses a request without a header (`noHeader`) and one with another scheme or key (-401). Never repeats the key. */
export function checkKey(
  settings: KeySettings,
  generation: Generation,
  header: string | undefined,
  noHeader: number,
): void {
  if (!header?.trim()) throw new Refusal(noHeader);
  const [scheme = '', key = ''] = header.trim().split(/\s+/, 2);
  if (key.startsWith('PRD')) {
    settings.warn(productionWarning);
    throw new Refusal(-401, productionWarning);
  }
  const taken = settings.keys[generation];
  const known = key !== '' && (taken === undefined || taken.includes(key));
  if (!generations[generation].schemes.includes(scheme) || !known) {
    throw new Refusal(-401, generation === 'legacy' ? 'wrong appKey' : undefined);
  }
}
