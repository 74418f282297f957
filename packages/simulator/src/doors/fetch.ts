import type { Answering, Message } from '../message.ts';
import { bodyMaxBytes } from '../text.ts';
import { direct } from './direct.ts';

/** Enough of the body to tell that it is too much, whether its length is told or not. */
async function readBody({ body }: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > bodyMaxBytes) break;
  }
  const whole = new Uint8Array(bytes);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.byteLength;
  }
  return whole;
}

async function messageOf(request: Request): Promise<Message> {
  const { host, pathname, search } = new URL(request.url);
  const headers = { ...Object.fromEntries(request.headers), host };
  return { method: request.method, path: pathname, query: search.slice(1), headers, body: await readBody(request) };
}

/** Answers the web's own `Request`. */
export function fetchDoor(answering: Answering): (request: Request) => Promise<Response> {
  const answer = direct(answering);
  return async (request) => {
    const { status, headers, body } = await answer(await messageOf(request));
    return new Response(request.method === 'HEAD' || status === 303 ? null : body, { status, headers });
  };
}
