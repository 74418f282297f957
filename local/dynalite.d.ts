/** The package has no types of its own. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** Where the data is kept; without it, in memory. */
    readonly path?: string;
    /** How long a new table pretends to be created. Default 500 ms. */
    readonly createTableMs?: number;
  }

  export default function dynalite(options?: Options): Server;
}
