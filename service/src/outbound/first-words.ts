import type { IncomingMessage } from 'node:http';

const bytesMax = 200;

/** What would do something to a page, a terminal or the direction of a text, rather than be read. */
const unreadable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\s]+/gu;

/**
 * Listens to the beginning of an answer. `done` is called when there is enough of it, or when no more comes.
 *
 * @returns tells what has come by now.
 */
export function firstWords(response: IncomingMessage, done: () => void): () => string {
  let bytes = Buffer.alloc(0);
  response.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk.subarray(0, bytesMax - bytes.length)]);
    if (bytes.length >= bytesMax) done();
  });
  for (const event of ['end', 'error', 'close']) response.on(event, done);
  // `stream`: a character that is cut in two at the end is left out.
  return () => new TextDecoder().decode(bytes, { stream: true }).replace(unreadable, ' ').trim();
}
