import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import type { createSimulator as createInBrowser } from './browser.ts';
import { createSimulator } from './simulator.ts';
import { readyBody, startMs } from './testing/shop.ts';

/** What a browser takes for granted and the bare language lacks; there is no `process`, `Buffer` or `require`. */
const web = { URL, URLSearchParams, TextDecoder, TextEncoder };
const bytesMax = 220_000;

const bundle = await build({
  entryPoints: [`${import.meta.dirname}/browser.ts`],
  bundle: true,
  minify: true,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  globalName: 'kakaopay',
  write: false,
});
const script = bundle.outputFiles[0]?.text as string;

const context = createContext({ ...web });
runInContext(script, context);
const inBrowser = (context as { kakaopay: { createSimulator: typeof createInBrowser } }).kakaopay.createSimulator;

const headers = { authorization: 'SECRET_KEY DEV1', 'content-type': 'application/json' };
const options = { now: () => startMs, seed: 'test' };

type Started = Awaited<ReturnType<typeof createInBrowser>>;

async function call(sim: Started, name: string, fields: object) {
  const path = `/online/v1/payment/${name}`;
  return JSON.parse((await sim.answer({ method: 'POST', path, headers, body: JSON.stringify(fields) })).body);
}

/** A whole payment, and all that was said of it. */
async function pay(sim: Started) {
  const ready = await call(sim, 'ready', readyBody);
  const { redirect } = await sim.payer.pay(ready.tid, { method: 'MONEY' });
  const pg_token = new URL(redirect).searchParams.get('pg_token');
  const approved = await call(sim, 'approve', { ...readyBody, tid: ready.tid, pg_token });
  const page = await sim.answer({ path: new URL(ready.next_redirect_pc_url).pathname });
  return { ready, redirect, approved, page, ledger: sim.ledger(), payments: sim.payments(), saved: sim.save() };
}

test('it needs nothing of Node, and is small', () => {
  expect(bundle.warnings).toEqual([]);
  expect(runInContext('typeof process + typeof Buffer + typeof require', context)).toBe('undefined'.repeat(3));
  expect(Buffer.byteLength(script)).toBeLessThan(bytesMax);
});

test('it gives the same answers, ids and tokens as on Node', async () => {
  const here = await createSimulator({ ...options, listen: false });
  const there = await inBrowser(options);
  const seen = JSON.parse(JSON.stringify(await pay(there)));
  expect(seen).toEqual(JSON.parse(JSON.stringify(await pay({ ...here, url: there.url }))));
  expect(seen.ledger.totals).toMatchObject({ payments: 1, paidWon: 2200 });
});

test('what it saved goes on in Node', async () => {
  const there = await inBrowser(options);
  await pay(there);
  const here = await createSimulator({ state: JSON.parse(JSON.stringify(there.save())), listen: false });
  expect(here.ledger()).toEqual(JSON.parse(JSON.stringify(there.ledger())));
});

test('it takes the answer away, moves its clock, and says that an option is wrong', async () => {
  const sim = await inBrowser(options);
  sim.faults.add({ call: 'ready', kind: 'lose_answer' });
  await expect(call(sim, 'ready', readyBody)).rejects.toMatchObject({ message: 'fetch failed' });
  sim.clock.advance('16m');
  expect(sim.payments()[0]).toMatchObject({ status: 'READY', expired: true });
  await expect(inBrowser({ domains: ['shop.example'] })).rejects.toThrow('The domain shop.example must be');
});
