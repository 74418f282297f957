import { parseArgs } from 'node:util';

export const usage = `Usage: npm run planted -- [options]

Puts each planted bug into the service, one at a time, and tells whether whoever has to notice it does.

  --only NAME   only the bugs whose name holds this
  --slice       a sample, always the same, in about half a minute
  --json FILE   writes what came of each to this file
`;

export interface Options {
  readonly only?: string | undefined;
  readonly slice?: boolean | undefined;
  readonly json?: string | undefined;
  readonly help?: boolean | undefined;
}

/** Throws on an option that is not known. */
export function readOptions(args: readonly string[]): Options {
  const options = {
    only: { type: 'string' },
    slice: { type: 'boolean' },
    json: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  return parseArgs({ args: [...args], options }).values;
}
