import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Some 20,000 lines. The file before is kept too, so a folder never holds more than twice as much. */
const bytesMax = 5_000_000;

/** Keeps log lines in `log.jsonl`, and what came before them in `log.1.jsonl`. */
export function openLogFile(directory: string, max = bytesMax): (line: string) => void {
  const file = join(directory, 'log.jsonl');
  mkdirSync(directory, { recursive: true });
  let bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return (line) => {
    const text = `${line}\n`;
    if (bytes + Buffer.byteLength(text) > max && bytes > 0) {
      renameSync(file, join(directory, 'log.1.jsonl'));
      bytes = 0;
    }
    appendFileSync(file, text, { mode: 0o600 });
    bytes += Buffer.byteLength(text);
  };
}
