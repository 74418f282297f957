const start = Date.now();
const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

let passed = 0;
let failed = 0;

/** One thing that must be true. Its failure is reported and counted, and the run goes on. */
export async function step(name: string, work: () => Promise<unknown> | unknown): Promise<void> {
  const since = Date.now();
  try {
    await work();
    passed += 1;
    console.log(`  ok    ${name} (${seconds(since)})`);
  } catch (error) {
    failed += 1;
    const why = String((error as Error).stack ?? error).replace(/^/gm, '        ');
    console.log(`  FAIL  ${name} (${seconds(since)})\n${why}`);
  }
}

/** One thing without which the rest has no meaning: its failure ends the run. */
export async function need<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  let value: { readonly got: Value } | undefined;
  await step(name, async () => {
    value = { got: await work() };
  });
  if (value === undefined) throw new Abandoned();
  return value.got;
}

/** The run ended early; why has been said. */
export class Abandoned extends Error {}

/** A tool that cannot be had here; the message says why. */
export class MissingTool extends Error {}

/** In continuous integration (`--required`) nothing may be left out for want of a tool. */
const required = process.argv.includes('--required');

/** Says what is not tested for want of a tool: it must not look as if it had passed. Rethrows any other error. */
export function leftOut(what: string, error: unknown): void {
  if (required || !(error instanceof MissingTool)) throw error;
  console.log(`left out: ${what} (${error.message})`);
}

export const heading = (text: string): void => console.log(`\n${text}`);

/** The last lines, for the whole of what was tested. Gives the exit code. */
export function closing(what: string): number {
  console.log(`\nIt took ${seconds(start)}.\n${what}: ${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
