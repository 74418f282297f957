/**
 * - `unavailable`: no answer in the tries allowed. A write may have happened or not: read before deciding.
 * - `refused`: the engine will not do this (missing right, missing table, …); `reason` has its word for it.
 * - `bad_input`: a key, an attribute or a limit that no table takes. Nothing was sent.
 * - `bad_cursor`: the cursor does not belong to this query. Nothing was sent.
 */
export type TableErrorCode = 'unavailable' | 'refused' | 'bad_input' | 'bad_cursor';

/** Its message names operations, attributes and reasons, never what an item holds. */
export class TableError extends Error {
  readonly code: TableErrorCode;
  /** The engine's or the connection's own word: `AccessDeniedException`, `ECONNRESET`, … */
  readonly reason: string | undefined;
  /** Where it was asked: the engine's host. */
  readonly place: string | undefined;

  constructor(
    code: TableErrorCode,
    message: string,
    options: { reason?: string; place?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TableError';
    this.code = code;
    this.reason = options.reason;
    this.place = options.place;
  }
}
