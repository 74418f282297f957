import { expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { allPayments, cancelPayment, startApproved, startPaid } from '../../../world/actions.ts';
import { cutRun } from '../../../world/cuts.ts';
import { type Health, type Illness, illnessNames, inHealth } from '../../../world/illness.ts';
import { cutAll, cutAt, type Hook } from '../../../world/outside.ts';
import { chargeNow, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, seededIds, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import { readSubscription } from '../store/subscriptions.ts';

// KakaoPay falls ill and is well again, while payers come back and shops cancel and charge: how long until everything
// is known? There is no stream here, only `wake` once a minute.

const minuteMs = 60_000;

/** Numbers from 0 to 1, the same every time. */
function chances(seed: string): () => number {
  const ids = seededIds(seed);
  return () => Buffer.from(ids.randomBytes(4)).readUInt32BE() / 2 ** 32;
}

interface Stretch {
  readonly illness: Illness;
  readonly lengthMs: number;
}

/** Each illness for a short while and a long one, from 10 s to 3 h. */
const stretches: readonly Stretch[] = illnessNames.flatMap((illness, at) =>
  [10_000 + 40_000 * at, 10_800_000 / 2 ** at].map((lengthMs) => ({ illness, lengthMs })),
);
const ofEach = 16;

async function ailingWorld(seed: string) {
  const health: Health = { illness: undefined, inVain: 0 };
  const chance = chances(seed);
  const virtual: VirtualWorld = await createWorld({
    sharedTime: true,
    transport: inHealth(health, () => virtual.service, chance),
  });
  return { virtual, health, chance };
}
type Ailing = Awaited<ReturnType<typeof ailingWorld>>;

/** A function dies at one of its calls, or none. */
const mayDie = (chance: () => number): Hook | undefined =>
  chance() < 0.3 ? cutAt(2 + Math.floor(chance() * 4), chance() < 0.5 ? 'before' : 'after', 'crash') : undefined;

/** A charge is sent right after KakaoPay has answered something, so it is its own answer that is lost. */
const loses = (chance: () => number): Hook =>
  cutAll('kakaopay.subscription', chance() < 0.5 ? 'before' : 'after', chance() < 0.5 ? 'crash' : 'lose');

/** Payers come back, shops cancel and charge, each at a moment of its own, from 20 s before the illness on. */
async function actsAround({ virtual, chance }: Ailing, lengthMs: number, subscriptions: readonly string[]) {
  const acts: { readonly withinMs: number; readonly hook: Hook; run(hook: Hook): Promise<unknown> }[] = [];
  const hook = (): Hook => mayDie(chance) ?? (() => undefined);
  for (let i = 0; i < ofEach; i++) {
    const { comeBack } = await startPaid(virtual);
    // A payer must be back in fifteen minutes.
    const withinMs = Math.min(lengthMs + 20_000, 600_000);
    acts.push({ withinMs, hook: hook(), run: (hook) => virtual.get(comeBack, { hook }) });
    const { id } = await startApproved(virtual);
    const cancel = (hook: Hook) => cancelPayment(virtual, id, { amountWon: 700 }, { key: 'key', hook });
    acts.push({ withinMs: lengthMs + 20_000, hook: hook(), run: cancel });
  }
  for (const [at, id] of subscriptions.entries()) {
    const charge = (hook: Hook) => chargeNow(virtual, id, { key: `${id} ${virtual.service.clock.now()}`, hook });
    const isEarly = at < (ofEach * 3) / 4;
    acts.push({ withinMs: isEarly ? 19_000 : lengthMs, hook: isEarly ? loses(chance) : hook(), run: charge });
  }
  return acts.map(async ({ withinMs, hook, run }) => {
    await virtual.pass(Math.floor(chance() * withinMs));
    await cutRun(run(hook));
  });
}

const goesOn = /^(created|intent_went_stale|found_not_|found_unchanged)/;

/** When it is known how the payment stands, after this moment. */
const knownAt = ({ events }: Payment, from: number): number =>
  events.find(({ type, at }) => at >= from && !goesOn.test(type))?.at ?? Number.POSITIVE_INFINITY;

interface Wait {
  readonly kind: string;
  readonly ms: number;
}

/** How long it took after KakaoPay was well until it was known how each of these stands. */
async function waitsOf(virtual: VirtualWorld, open: readonly Payment[], wellAt: number): Promise<Wait[]> {
  const waits: Wait[] = [];
  for (const { id, intent } of open) {
    const after = (await virtual.payment(id)) as Payment;
    const kind = intent?.type ?? '';
    // M7: a charge that is shown not to have happened is looked at twice, 10 minutes apart.
    const unchanged = after.events.find(({ type }) => type === 'found_unchanged');
    if (unchanged) waits.push({ kind: 'first look at a charge', ms: Math.max(0, unchanged.at - wellAt) });
    const from = Math.max(wellAt, (unchanged?.at ?? 0) + 10 * minuteMs);
    waits.push({ kind, ms: Math.max(0, knownAt(after, wellAt) - from) });
  }
  return waits;
}

async function claimsOf({ service }: VirtualWorld, ids: readonly string[]): Promise<string[]> {
  const all = await Promise.all(ids.map((id) => readSubscription(service.table, id)));
  return all.flatMap((one) => one?.charge?.paymentId ?? []);
}

/** Waits of a payment, growing to ten minutes, and now and then a question whether KakaoPay is back. */
const callsAtMost = (lengthMs: number): number =>
  3 * ofEach * (3 + 7 + lengthMs / (10 * minuteMs)) + (6 * lengthMs) / minuteMs;

async function fallIll(ailing: Ailing, { illness, lengthMs }: Stretch, subscriptions: readonly string[]) {
  const { virtual, health } = ailing;
  const acts = await actsAround(ailing, lengthMs, subscriptions);
  await virtual.pass(20_000);
  health.inVain = 0;
  health.illness = illness;
  await virtual.pass(lengthMs);
  health.illness = undefined;
  expect(health.inVain, `calls while KakaoPay is ${illness}`).toBeLessThan(callsAtMost(lengthMs));
  const wellAt = virtual.service.clock.now();
  const open = (await allPayments(virtual)).filter(({ intent }) => intent !== undefined);
  const claims = await claimsOf(virtual, subscriptions);
  await Promise.all(acts);
  await virtual.pass(12 * minuteMs);
  const waits = await waitsOf(virtual, open, wellAt);
  for (const id of claims.filter((id) => open.every((one) => one.id !== id))) {
    const made = await virtual.payment(id);
    waits.push({ kind: 'claim of a charge', ms: (made?.events[0]?.at ?? Number.POSITIVE_INFINITY) - wellAt });
  }
  return waits;
}

/** p50, p99 and the longest, in seconds. */
function told(waits: readonly Wait[], kind = ''): string {
  const sorted = waits.filter((one) => one.kind.includes(kind)).sort((left, right) => left.ms - right.ms);
  const seconds = (part: number) => ((sorted[Math.ceil(sorted.length * part) - 1]?.ms ?? 0) / 1000).toFixed(1);
  return `${kind || 'all'}, ${sorted.length}: p50 ${seconds(0.5)} s, p99 ${seconds(0.99)} s, max ${seconds(1)} s`;
}

test('whatever was cut off or not answered is known 60 s after KakaoPay is well again', async ({ annotate }) => {
  const ailing = await ailingWorld('well-again');
  const { virtual } = ailing;
  const subscriptions: string[] = [];
  for (let i = 0; i < ofEach; i++) {
    subscriptions.push((await startSubscribed(virtual, { plan: undefined, orderId: `S-${i}` })).id);
  }
  let isOver = false;
  const schedule = async () => {
    for (let minute = 0; minute < 10_000 && !isOver; minute++) {
      virtual.wakeAsScheduled();
      await virtual.pass(minuteMs);
    }
  };
  const scheduled = schedule();
  const waits: Wait[] = [];
  for (const stretch of stretches) waits.push(...(await fallIll(ailing, stretch, subscriptions)));
  isOver = true;
  await scheduled;

  const kinds = ['approve', 'cancel', 'charge', 'first look at a charge', 'claim of a charge'];
  for (const kind of kinds) await annotate(told(waits, kind));
  const sorted = waits.map(({ ms }) => ms).sort((left, right) => left - right);
  expect(sorted.length).toBeGreaterThan(300);
  for (const kind of kinds) expect(waits.filter((one) => one.kind === kind).length, kind).toBeGreaterThan(20);
  expect(sorted[Math.ceil(sorted.length * 0.99) - 1], told(waits)).toBeLessThanOrEqual(60_000);
  expect(sorted.at(-1), told(waits)).toBeLessThanOrEqual(65_000);
  await expectEqualBooks(virtual);
});
