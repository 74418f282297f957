import type { Plan } from './plan.ts';
import { beginRun, type Outcome, type Run } from './run.ts';

/** So many runs go on at the same time: each step waits until nothing is left to do in any of them. */
const usualWidth = 24;
/** A step may end what others wait for: after so many without any, nobody will come. */
const idleMax = 2;

interface Driven {
  readonly run: Run;
  /** How often in a row nothing was pending. */
  idle: number;
}

interface Driving {
  readonly width?: number;
  /** Keeps the story of each run. */
  readonly tells?: boolean;
}

/** Runs these plans to their ends; rejects when one of them cannot come to its end. */
export function drive(
  nextPlan: () => Plan | undefined,
  done: (outcome: Outcome) => void,
  { width = usualWidth, tells = false }: Driving = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const driven = new Set<Driven>();
    let beginning = 0;
    let isFailed = false;
    const fail = (error: unknown) => {
      isFailed = true;
      reject(error);
    };
    const begin = async (plan: Plan) => {
      beginning += 1;
      const one: Driven = { run: await beginRun(plan, tells), idle: 0 };
      beginning -= 1;
      driven.add(one);
      const outcome = await one.run.outcome;
      driven.delete(one);
      done(outcome);
    };
    const turn = () => {
      while (driven.size + beginning < width) {
        const plan = nextPlan();
        if (plan === undefined) break;
        begin(plan).catch(fail);
      }
      for (const one of driven) {
        one.idle = one.run.step() ? 0 : one.idle + 1;
        if (one.idle > idleMax) return fail(new Error('Nothing is pending any more, and somebody still waits'));
      }
      if (isFailed) return;
      if (driven.size + beginning === 0) resolve();
      else setImmediate(turn);
    };
    turn();
  });
}

/** One run, with all that happened in it if it `tells`. */
export async function driveOne(plan: Plan, tells: boolean): Promise<Outcome> {
  const [plans, outcomes]: [Plan[], Outcome[]] = [[plan], []];
  await drive(
    () => plans.pop(),
    (outcome) => outcomes.push(outcome),
    { tells },
  );
  return outcomes[0] as Outcome;
}
