import { readFileSync } from 'node:fs';
import { UserError } from './user-error.ts';

/**
 * A text file that a person has written, with whatever editor: without the mark that Windows puts before UTF-8.
 *
 * @throws UserError for what is not UTF-8.
 */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)).replaceAll('\0', fail);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError(`${file} is not UTF-8: save it with that encoding, and not as UTF-16 or CP949.`);
  }
}

const fail = (): never => {
  throw new TypeError('UTF-16 without a mark');
};
