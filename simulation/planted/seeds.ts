import { settingOf } from '../plan.ts';
import { beginRun, type Outcome } from '../run.ts';

// Runs one seed after the other until one shows a violation; bundled with a bug in it by `by-seeds.ts`.

/** So often in a row nothing may be pending before the run is stuck for good. */
const idleMax = 1_000;

/** Takes the run to its end; `undefined`: it never gets there. */
function finish(seed: number, payments: number): Promise<Outcome | undefined> {
  return new Promise((resolve, reject) => {
    beginRun({ seed, payments }).then((run) => {
      let isOver = false;
      run.outcome.then(resolve, reject).finally(() => {
        isOver = true;
      });
      let idle = 0;
      const go = (): void => {
        if (isOver) return;
        idle = run.step() ? 0 : idle + 1;
        if (idle > idleMax) resolve(undefined);
        else setImmediate(go);
      };
      go();
    }, reject);
  });
}

async function violationOf(seed: number, payments: number): Promise<string | undefined> {
  try {
    const outcome = await finish(seed, payments);
    if (outcome === undefined) return 'it never comes to rest';
    const [first] = outcome.violations;
    return first && `${first.invariant}: ${first.about}: ${first.what}`;
  } catch (error) {
    return String(error);
  }
}

const hasSubscribers = (seed: number, payments: number): boolean =>
  settingOf({ seed, payments }).arrivals.some(({ kind }) => kind === 'subscriber');

const [seeds = 0, payments = 0] = process.argv.slice(2, 4).map(Number);
const needsSubscribers = process.argv[4] === 'subscribers';
let violation: string | undefined;
let count = 0;
for (let seed = 1; violation === undefined && count < seeds; seed++) {
  if (needsSubscribers && !hasSubscribers(seed, payments)) continue;
  count += 1;
  violation = await violationOf(seed, payments);
}
console.log(JSON.stringify({ seeds: count, ...(violation !== undefined && { violation }) }));
