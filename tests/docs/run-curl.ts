import type { Answer } from '../../service/src/http/message.ts';
import type { VirtualWorld } from '../../world/world.ts';

const service = 'http://localhost:3000';
const simulator = 'http://localhost:4000';

/** The words of a command as a shell splits them. */
const wordsOf = (command: string): string[] =>
  [...command.replaceAll('\\\n', ' ').matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/** What a curl command of a document is answered, with these in place of its placeholders. */
export async function runCurl(
  virtual: VirtualWorld,
  command: string,
  values: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const all = { ...values, YOUR_API_KEY: virtual.apiKey };
  const filled = Object.entries(all).reduce((text, [name, value]) => text.replaceAll(name, value), command.trim());
  const [program, ...words] = wordsOf(filled);
  if (program !== 'curl') throw new Error(`It is no curl: ${command}`);
  const after = (option: string) => words.flatMap((word, at) => (word === option ? [words[at + 1] ?? ''] : []));
  const address = words.find((word) => word.startsWith('http')) ?? '';
  const body = after('-d')[0] ?? '';
  const pairs = after('-H').map((header) => header.split(': ', 2) as [string, string]);
  const headers = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
  const [method = body === '' ? 'GET' : 'POST'] = after('-X');
  if (address.startsWith(simulator)) {
    const url = address.replace(simulator, virtual.simulator.url);
    const answer = await virtual.simulator.fetch(new Request(url, { method, headers, ...(body && { body }) }));
    return { status: answer.status, headers: {}, body: await answer.text() };
  }
  if (!address.startsWith(service)) throw new Error(`Nothing listens there: ${address}`);
  if (method === 'PATCH') return virtual.patch(address, body);
  return method === 'GET' ? virtual.get(address, { headers }) : virtual.post(address, body, { headers });
}
