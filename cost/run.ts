import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import { reportOf } from './report.ts';

// `npm run cost`: measures, reckons and prints; with `--write` into docs/cost.md as well.
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const { text, sentences } = reportOf(await measure());
console.log(text);
console.log(`README.md:    ${sentences.en}\nREADME.ko.md: ${sentences.ko}`);
if (values.write) writeFileSync(join(import.meta.dirname, '../docs/cost.md'), text);
