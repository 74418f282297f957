import type { Plan } from './plan.ts';
import { beginRun, type Outcome, type Run } from './run.ts';

/** So many runs go on at the same time: each step waits until nothing is left to do in any of them. */
const width = 24;

interface Driven {
  readonly run: Run;
  /** How often in a row nothing was pending. */
  idle: number;
  isOver: boolean;
}

/** Runs these plans to their ends; rejects when one of them cannot come to its end. */
export function drive(nextPlan: () => Plan | undefined, done: (outcome: Outcome) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const driven = new Set<Driven>();
    let beginning = 0;
    let isFailed = false;
    const fail = (error: unknown) => {
      isFailed = true;
      reject(error);
    };
    const begin = (plan: Plan) => {
      beginning += 1;
      beginRun(plan).then((run) => {
        beginning -= 1;
        const one: Driven = { run, idle: 0, isOver: false };
        driven.add(one);
        run.outcome.then((outcome) => {
          one.isOver = true;
          driven.delete(one);
          done(outcome);
        }, fail);
      }, fail);
    };
    const turn = () => {
      for (
        let plan = room(driven.size + beginning) && nextPlan();
        plan;
        plan = room(driven.size + beginning) && nextPlan()
      ) {
        begin(plan);
      }
      for (const one of driven) {
        one.idle = one.run.step() ? 0 : one.idle + 1;
        if (one.idle > 2) return fail(new Error('Nothing is pending any more, and somebody still waits'));
      }
      if (isFailed) return;
      if (driven.size + beginning === 0) resolve();
      else setImmediate(turn);
    };
    turn();
  });
}

const room = (taken: number): boolean => taken < width;

/** One run, with all that happened in it. */
export async function driveOne(plan: Plan, tells: boolean): Promise<Outcome> {
  const run = await beginRun(plan, tells);
  let outcome: Outcome | undefined;
  let failure: unknown;
  run.outcome.then(
    (value) => {
      outcome = value;
    },
    (error) => {
      failure = error;
    },
  );
  for (let idle = 0; outcome === undefined && failure === undefined && idle <= 2; ) {
    idle = run.step() ? 0 : idle + 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (outcome === undefined) throw failure ?? new Error('Nothing is pending any more, and somebody still waits');
  return outcome;
}
