/** The only source of chance inside the service. */
export interface Ids {
  /** That many bytes nobody can guess. */
  randomBytes(count: number): Uint8Array;
}
