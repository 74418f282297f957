import { Agent, request } from 'node:http';

/** Sends fields to a path, or asks for it when there are none, and gives what came back as JSON. */
export type Post = <T>(path: string, fields: Readonly<Record<string, unknown>> | undefined) => Promise<T>;

export interface Exchange {
  readonly post: Post;
  close(): void;
}

export interface Manner {
  readonly type: 'application/json' | 'application/x-www-form-urlencoded';
  readonly authorization: string;
}

const answerMsMax = 10_000;

/** Calls to a port of this machine over a few connections that stay open. */
export function exchangeWith(port: number, { type, authorization }: Manner, connections: number): Exchange {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const bodyOf = (fields: object) =>
    type === 'application/json'
      ? JSON.stringify(fields)
      : String(new URLSearchParams(fields as Record<string, string>));
  const post: Post = (path, fields) =>
    new Promise((resolve, reject) => {
      const body = fields && bodyOf(fields);
      const ofBody = body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) };
      const headers = { authorization, ...ofBody };
      const method = fields ? 'POST' : 'GET';
      const call = request(
        { host: '127.0.0.1', port, path, method, headers, agent, timeout: answerMsMax },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          answer.once('end', () => {
            if (answer.statusCode === 200) resolve(JSON.parse(text));
            else reject(new Error(`${path} was answered ${answer.statusCode}: ${text.slice(0, 300)}`));
          });
        },
      );
      call.once('timeout', () => call.destroy(new Error(`${path} was not answered`)));
      call.once('error', reject).end(body);
    });
  return { post, close: () => agent.destroy() };
}
