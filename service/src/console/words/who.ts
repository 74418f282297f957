import type { Say } from './say.ts';

/** Whoever did something, as the timeline names them: an operator, somebody at a command line, or an API key. */
export function who(say: Say, by: string): string {
  const [kind, name] = by.split(':');
  if (kind === 'operator' && name) return say(`운영자 ${name}`, `operator ${name}`);
  if (kind === 'command' && name) return say(`명령줄 ${name}`, `command line ${name}`);
  return /^[0-9a-f]{12}$/.test(by) ? say(`API 키 ${by}`, `API key ${by}`) : by;
}
