import { readFileSync } from 'node:fs';
import type { Clock } from '../service/src/ports/clock.ts';

const file = process.env.CLOCK_FILE;
const aheadMs = (): number => (file ? Number(readFileSync(file, 'utf8')) : 0);

/** Built into the functions of `npm start`: as far ahead as the simulator's clock was when the function was called. */
export const clock: Clock = { now: () => Date.now() + aheadMs() };
