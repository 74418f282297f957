/** A wrong version of a module of ours, as a patch: never on the disk, but applied where the module is loaded. */
export interface Bug {
  readonly name: string;
  /** What goes wrong, and for whom. */
  readonly why: string;
  readonly file: string;
  /** Stands in the file once, and `to` takes its place. */
  readonly from: string;
  readonly to: string;
  /** Who has to notice: the simulation, or the test of that path. */
  readonly caughtBy: 'simulation' | `${string}.test.ts`;
}
