import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Seeds } from './schema.ts';

/**
 * Reads a file of seeds, which nobody has checked yet; JSON is YAML, too. Throws a TypeError with one sentence for a
 * file that cannot be read.
 */
export function readSeedFile(path: string): Seeds {
  try {
    return parse(readFileSync(path, 'utf8')) as Seeds;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new TypeError(`The seed file ${path} cannot be read: ${reason?.replace(/[:.]?$/, '.')}`);
  }
}
