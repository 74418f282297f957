import { type Answer, type Answering, isBroken, type Message } from '../message.ts';
import { bodyMaxBytes } from '../text.ts';
import { lostConnection } from './direct.ts';
import { readable } from './stream.ts';

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

/** Half of the body, then the error that `fetch` gives when the connection ends there. */
function cutBody(body: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(body);
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated', { cause: { code: 'UND_ERR_SOCKET' } }));
      sent = true;
      controller.enqueue(bytes.slice(0, bytes.length / 2));
    },
  });
}

function cutAnswer({ status, headers, body }: Answer): Response {
  const length = `${new TextEncoder().encode(body).length}`;
  return new Response(cutBody(body), { status, headers: { ...headers, 'content-length': length } });
}

/** Answers the web's own `Request`. */
export function fetchDoor(answering: Answering): (request: Request) => Promise<Response> {
  return async (request) => {
    const outcome = await answering(await messageOf(request));
    if (isBroken(outcome)) {
      if (outcome.broken === 'cut' && outcome.answer) return cutAnswer(outcome.answer);
      throw lostConnection();
    }
    const { status, headers, body, stream } = outcome;
    const hasBody = request.method !== 'HEAD' && status !== 303;
    return new Response(hasBody ? (stream ? readable(stream) : body) : null, { status, headers });
  };
}
