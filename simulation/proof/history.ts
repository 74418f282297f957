import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { driveOne } from '../drive.ts';
import { type Fate, fates } from '../outside/fates.ts';
import type { Plan } from '../plan.ts';
import type { Line } from '../story.ts';

/** Who acts, and on whom. */
export const lanes = ['Shop, buyer', 'Service', 'Table', 'KakaoPay'] as const;
export type Lane = (typeof lanes)[number];

/** A step of a history: a message from one to another, or what happens to one of them. */
export interface Step {
  /** In ms since the first step. */
  readonly at: number;
  readonly from: Lane;
  readonly to: Lane;
  readonly text: string;
  /** Something goes wrong here. */
  readonly isFault?: true;
}

/** What people want when they ask. */
const asks: Readonly<Record<string, string>> = {
  createPayment: 'The shop asks for a payment',
  checkout: 'The buyer goes to pay',
  return: 'The buyer has agreed and comes back',
  result: 'The buyer asks how it went',
  getPayment: 'The shop looks at the payment',
  cancelPayment: 'The shop wants money given back',
  closePayment: 'The shop closes the payment',
};

/** What KakaoPay is asked. */
const calls: Readonly<Record<string, string>> = {
  ready: 'Prepare a payment',
  approve: 'Take the money',
  cancel: 'Give money back',
  order: 'What became of it?',
};

const linePattern = /^(\w+): (\w+) (sent|done|answered|unanswered|too_late)(?: \((\w+)\))?$/;
const statesPattern = /^written, version \d+: (.*)$/;

const isPerson = (who: number): boolean => who > 0 && who < 0x40000000;

/** The history as steps: who asks whom for what, and what goes wrong; reading the table alone is left out. */
export function stepsOf(lines: readonly Line[]): Step[] {
  const seen = new Set<number>();
  const steps: Step[] = [];
  for (const { at, who, what, about } of lines) {
    const step = (from: Lane, to: Lane, text: string, isFault = false) =>
      steps.push({ at, from, to, text, ...(isFault && { isFault }) });
    if (who === 0) {
      const [before, after] = statesPattern.exec(what)?.[1]?.split(' → ') ?? [];
      if (about?.startsWith('pay_') && before !== after)
        step('Service', 'Table', after ? `${before} → ${after}` : `new: ${before}`);
      continue;
    }
    const [, flow = '', name = '', moment = '', fate] = linePattern.exec(what) ?? [];
    if (isPerson(who) && !seen.has(who)) step('Shop, buyer', 'Service', asks[flow] ?? flow);
    seen.add(who);
    addCall(step, { name, moment, fate: fate as Fate | undefined });
  }
  const first = steps[0]?.at ?? 0;
  return together(steps).map((one) => ({ ...one, at: one.at - first }));
}

/** What happens several times in a row is told once. */
function together(steps: readonly Step[]): Step[] {
  const groups: { step: Step; times: number }[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.step.text === step.text && last.step.from === step.from) last.times += 1;
    else groups.push({ step, times: 1 });
  }
  return groups.map(({ step, times }) => (times > 1 ? { ...step, text: `${step.text} (${times} times)` } : step));
}

interface Called {
  readonly name: string;
  readonly moment: string;
  readonly fate: Fate | undefined;
}

function addCall(
  step: (from: Lane, to: Lane, text: string, isFault?: boolean) => void,
  { name, moment, fate }: Called,
): void {
  const asked = calls[name];
  if (name === 'post' && moment === 'done') step('Service', 'Shop, buyer', 'The shop is told');
  if (asked !== undefined && moment === 'sent') step('Service', 'KakaoPay', asked);
  if (asked !== undefined && moment === 'answered') step('KakaoPay', 'Service', 'The answer');
  if (moment === lastMomentOf(fate)) step('Service', 'Service', capital(fates[fate as Fate].meaning), true);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** When a fault has struck. */
function lastMomentOf(fate: Fate | undefined): string | undefined {
  if (fate === undefined) return undefined;
  return fate === 'killed_after' ? 'done' : ['slow', 'doubled', 'frozen'].includes(fate) ? 'answered' : 'unanswered';
}

/** The payment that is drawn: runs it once more, and gives all that happened to it. */
export async function drawnHistory(): Promise<{ readonly steps: readonly Step[]; readonly violations: number }> {
  const { plan } = JSON.parse(readFileSync(join(import.meta.dirname, 'history.json'), 'utf8')) as { plan: Plan };
  const { story, violations } = await driveOne(plan, true);
  return { steps: stepsOf(story.lines), violations: violations.length };
}
