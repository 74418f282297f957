import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import type { Language } from './prices.ts';
import { reportFiles, reportOf } from './report.ts';

// `npm run cost`: measures, reckons and prints; with `--write` into docs/cost.md and docs/cost.ko.md as well.
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const { texts, sentences } = reportOf(await measure());
console.log(texts.en);
console.log(`README.md:    ${sentences.en}\nREADME.ko.md: ${sentences.ko}`);
if (values.write) {
  for (const [language, file] of Object.entries(reportFiles)) {
    writeFileSync(join(import.meta.dirname, '..', file), texts[language as Language]);
  }
}
