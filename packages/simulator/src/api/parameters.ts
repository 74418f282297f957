import { Refusal } from '../core/codes.ts';
import type { Generation } from '../core/world.ts';
import { GENERATIONS } from './generations.ts';

/** Raw request parameters by name; nothing about them is known yet. */
export type Raw = Record<string, unknown>;

const BODY_MAX_BYTES = 64 * 1024;

async function readChunks(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > BODY_MAX_BYTES) throw new Refusal(-2, 'request body is too large');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The body as text, never more than 64 kB of it. */
export async function readBody(request: Request): Promise<string> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (length > BODY_MAX_BYTES) throw new Refusal(-2, 'request body is too large');
  if (Number.isNaN(length)) return request.body ? await readChunks(request.body) : '';
  return await request.text();
}

function isPlainObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fromJson(text: string): Raw {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(-2, 'request body is not JSON');
  }
  if (!isPlainObject(value)) throw new Refusal(-2, 'request body is not a JSON object');
  return value;
}

/** An empty value is one that was not sent; this is also what `null` means. */
function sentOnly(entries: Iterable<[string, unknown]>): Raw {
  const raw: Raw = Object.create(null);
  for (const [name, value] of entries) if (value !== null && value !== '') raw[name] ??= value;
  return raw;
}

const mediaType = (request: Request) =>
  (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();

const READERS = {
  /** Current: a JSON object, with or without charset. */
  async json(request: Request): Promise<Raw> {
    const text = await readBody(request);
    if (mediaType(request) !== 'application/json') throw new Refusal(-2, 'Content-Type must be application/json');
    return sentOnly(Object.entries(fromJson(text)));
  },
  /** Legacy: query string and form together. Anything but a form is not read, so `cid` is missed first [client]. */
  async form(request: Request): Promise<Raw> {
    const text = await readBody(request);
    const query = new URL(request.url).searchParams;
    const isForm = mediaType(request) === 'application/x-www-form-urlencoded';
    return sentOnly([...query, ...(isForm ? new URLSearchParams(text) : [])]);
  },
};

export function readParameters(generation: Generation, request: Request): Promise<Raw> {
  return READERS[GENERATIONS[generation].body](request);
}
