import { dirname } from 'node:path';
import { conformance } from './command.ts';
import { sections } from './facts.ts';

// `npm run conformance`: asks a simulator, or with a development key the real KakaoPay, and writes what it found.
const outside = {
  root: dirname(import.meta.dirname),
  key: process.env.KAKAOPAY_DEV_SECRET_KEY,
  say: (line: string) => console.log(line),
  now: () => Date.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};
try {
  process.exitCode = await conformance(process.argv.slice(2), sections, outside);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
