import { parse } from 'regexparam';
import type { Answer, Message } from './message.ts';

/** One address: its pattern has one variable part at most, which the handler is given. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly answer: (message: Message, id: string) => Answer | Promise<Answer>;
}

/** Finds the route of a message; a `HEAD` is a `GET` of which only the headers are sent. */
export function createRouter(routes: readonly Route[]) {
  const rows = rowsOf(routes);
  return (message: Message): (() => Answer | Promise<Answer>) | undefined => {
    const method = message.method === 'HEAD' ? 'GET' : message.method;
    for (const row of rows) {
      const match = row.method === method ? row.pattern.exec(message.path) : null;
      if (match) return () => row.answer(message, match[1] ?? '');
    }
    return undefined;
  };
}

/** The methods that the address of a message takes. */
export function createMethods(routes: readonly Route[]) {
  const rows = rowsOf(routes);
  return ({ path }: Message): readonly string[] => [
    ...new Set(rows.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
  ];
}

const rowsOf = (routes: readonly Route[]) => routes.map((route) => ({ ...route, pattern: parse(route.path).pattern }));
