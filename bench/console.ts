import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../local/ports.ts';
import { type Stack, startStack } from '../local/stack.ts';
import { newPaymentId } from '../service/src/ids.ts';
import { dayMs, kstDay } from '../service/src/kst.ts';
import { samplePayment } from '../service/src/payment/testing.ts';
import type { Table } from '../service/src/ports/table.ts';
import { insertPayment } from '../service/src/store/payments.ts';
import { consolePageMsMax } from './goals.ts';
import { median } from './statistics.ts';

// How long the console's pages take over `npm start`, with a month of payments in the table.

const payments = 50_000;
const days = 30;
const rounds = 21;
/** So many are put at a time. */
const together = 50;

type Say = (text: string) => void;

export async function benchConsole(say: Say): Promise<boolean> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'bench-console-'));
  const place = async () => ({ host: '127.0.0.1', port: await freePort() });
  const [service, simulator] = [await place(), await place()];
  const stack = await startStack({ service, simulator, dataDirectory, settings: {}, onLine: () => {} });
  try {
    const id = await fill(stack.table, say);
    const session = await signIn(stack);
    const figures = await measure(stack.url, session, pagesOf(id));
    for (const { page, ms } of figures) say(`console: ${ms.toFixed(0).padStart(5)} ms  ${page}`);
    const slowest = Math.max(...figures.map(({ ms }) => ms));
    say(
      `console: with ${payments} payments no page takes more than ${slowest.toFixed(0)} ms in the middle (goal: ${consolePageMsMax})`,
    );
    return slowest <= consolePageMsMax;
  } finally {
    await stack.close();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

function pagesOf(id: string): readonly string[] {
  const today = kstDay(Date.now());
  return [
    '',
    '/payments',
    '/payments?status=approved',
    `/payments?from=${today}&to=${today}`,
    `/payments/${id}`,
    `/payments/${id}/refund`,
    '/subscriptions',
    '/events',
    '/endpoints',
    '/days',
    `/days/${today}`,
    '/keys',
    '/operators',
    '/audit',
    '/me',
  ].map((path) => `/console${path}`);
}

/** Paid ones, evenly over the last days; the id of the newest. */
async function fill(table: Table, say: Say): Promise<string> {
  const now = Date.now();
  const step = (days * dayMs) / payments;
  let newest = '';
  for (let done = 0; done < payments; done += together) {
    const batch = Array.from({ length: together }, (_, at) => now - (payments - done - at) * step);
    const made = batch.map((createdAt, at) => {
      const id = newPaymentId({ randomBytes }, createdAt);
      newest = id;
      const approval = { aid: `A${id.slice(4, 23)}`, method: 'MONEY', approvedAt: createdAt };
      const orderId = `B-${done + at}`;
      const happened = (n: number, type: 'created' | 'payer_returned' | 'approve_confirmed') => ({
        n,
        type,
        at: createdAt,
      });
      const events = [happened(1, 'created'), happened(2, 'payer_returned'), happened(3, 'approve_confirmed')];
      return insertPayment(table, samplePayment('approved', { id, orderId, createdAt, approval, events }));
    });
    await Promise.all(made);
    if ((done + together) % 10_000 === 0) say(`console: ${done + together} of ${payments} payments stored`);
  }
  return newest;
}

async function signIn({ url, operator: { name, password } }: Stack): Promise<string> {
  const answer = await fetch(`${url}/console/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ name, password }),
  });
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  if (answer.status !== 303) throw new Error(`The console let nobody in: ${answer.status}`);
  return cookie;
}

/** The pages in turn, so that a slow moment of the machine is nobody's alone. The first round warms up. */
async function measure(url: string, cookie: string, pages: readonly string[]) {
  const times = pages.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, page] of pages.entries()) {
      const begin = process.hrtime.bigint();
      const answer = await fetch(url + page, { headers: { cookie }, redirect: 'manual' });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`);
      if (round > 0) times[at]?.push(Number(process.hrtime.bigint() - begin) / 1e6);
    }
  }
  return pages.map((page, at) => ({ page, ms: median(times[at] ?? []) }));
}
