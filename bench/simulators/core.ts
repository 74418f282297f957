import { createSimulator } from 'kakaopay-simulator';
import type { Post } from './exchange.ts';
import { payOurs } from './payments.ts';

/**
 * Our simulator without a socket: a process that is told how many payments to make, and tells what they cost. Making
 * the messages and reading the answers is part of that.
 */

const simulator = await createSimulator({ listen: false });
const headers = { authorization: 'SECRET_KEY DEV0000', 'content-type': 'application/json' };

const post: Post = async (path, fields) => {
  const answer = await simulator.answer({ method: 'POST', path, query: '', headers, body: JSON.stringify(fields) });
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body);
};

let order = 0;

process.on('message', async (payments: number) => {
  const before = process.cpuUsage();
  for (let at = 0; at < payments; at++) await payOurs(post, `order-${order++}`);
  const { user, system } = process.cpuUsage(before);
  process.send?.({ cpuMs: (user + system) / 1000, residentMb: process.memoryUsage.rss() / 1024 / 1024 });
});
