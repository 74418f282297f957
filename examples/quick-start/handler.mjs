const hello = {
  statusCode: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Hello!',
};

/** The way to write a handler today: what the promise resolves with is the answer. */
export const byPromise = async () => hello;

/**
 * The way of older tutorials. Lambda calls such a handler up to its runtime nodejs22.x; nodejs24.x has no callbacks.
 * It is here so that old code can be compared and moved: write new handlers like the one above.
 */
export const byCallback = (_event, _context, callback) => callback(null, hello);
