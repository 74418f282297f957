import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contestant, contestants } from './contestants.ts';
import { type Installed, install } from './install.ts';
import { type Held, ours, report, type Timed, verdictsOf } from './report.ts';
import { type Limits, manners, type Runner, startContestant, startCore } from './runners.ts';

const root = join(import.meta.dirname, '../..');
const cache = join(root, '.cache/bench/simulators');
const say = (text: string): void => console.log(text);

const usage = `npm run bench:simulator -- [--quick]

  --quick   a short run: enough to see that it works, too short to trust its figures
`;

interface Plan {
  readonly rounds: number;
  readonly warmUp: Limits;
  readonly block: Limits;
  readonly held: number;
}

const whole: Plan = {
  rounds: 7,
  warmUp: { payments: 1_500, ms: 4_000 },
  block: { payments: 400, ms: 600 },
  held: 50_000,
};
const quick: Plan = {
  rounds: 3,
  warmUp: { payments: 300, ms: 1_000 },
  block: { payments: 100, ms: 300 },
  held: 5_000,
};

/** Longer than the payments whose memory is measured can take; the bench ends all the same. */
const heldMsMax = 180_000;

const kept = 1_000;

async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes('--help')) return say(usage);
  const plan = argv.includes('--quick') ? quick : whole;
  say('Preparing (the first time this installs the peers, which takes minutes)');
  execFileSync('npm', ['run', '--silent', 'prepare'], { cwd: root, stdio: 'inherit' });
  const installed = install(join(cache, 'installed'), say);
  const folder = join(cache, 'run');
  mkdirSync(folder, { recursive: true });
  const all = contestants(root, installed, folder);
  const timed = await time(all, installed, folder, plan);
  const held = await hold(all, installed, folder, plan);
  keep({ plan, timed, held });
  say(`\n${report(timed, held)}\nEvery single figure: artifacts/bench-simulators.json`);
  if (verdictsOf(timed, held).some(({ passed }) => !passed)) process.exitCode = 1;
}

/** All run side by side; blocks of payments go to one after another, and back again in the next round. */
async function time(all: readonly Contestant[], { node }: Installed, folder: string, plan: Plan): Promise<Timed[]> {
  const runners: Runner[] = [];
  try {
    for (const contestant of all) await startOrLeaveOut(contestant, runners);
    runners.splice(1, 0, await startCore(node, folder));
    for (const runner of runners) for (const many of manners) await runner.pay(many, plan.warmUp);
    const timed = runners.map(({ name }) => ({ name, us: { 1: [] as number[], 10: [] as number[] } }));
    for (let round = 1; round <= plan.rounds; round++) {
      const order = runners.map((runner, at) => ({ runner, us: timed[at]?.us }));
      for (const { runner, us } of round % 2 ? order : order.reverse()) {
        for (const many of manners) {
          const { payments, cpuMs } = await runner.pay(many, plan.block);
          us?.[many].push((cpuMs * 1000) / payments);
        }
      }
      say(`Round ${round} of ${plan.rounds}`);
    }
    return timed;
  } finally {
    await Promise.all(runners.map(({ stop }) => stop()));
  }
}

async function startOrLeaveOut(contestant: Contestant, runners: Runner[]): Promise<void> {
  try {
    runners.push(await startContestant(contestant));
  } catch (error) {
    if (contestant.name === ours.listening) throw error;
    say(`left out: ${contestant.name} (${(error as Error).message})`);
  }
}

/** What ours holds after many payments, in a process that has made no others. */
async function hold(all: readonly Contestant[], { node }: Installed, folder: string, plan: Plan): Promise<Held[]> {
  const held: Held[] = [];
  const listening = all.filter(({ name }) => name === ours.listening);
  const starts = [
    ...[...listening, ...listening.map(keeping)].map((one) => () => startContestant(one)),
    () => startCore(node, folder),
  ];
  for (const start of starts) {
    const runner = await start();
    try {
      const beforeMb = await runner.residentMb();
      const { payments } = await runner.pay(10, { payments: plan.held, ms: heldMsMax });
      held.push({ name: runner.name, payments, beforeMb, afterMb: await runner.residentMb() });
    } finally {
      await runner.stop();
    }
  }
  return held;
}

/** Ours when it is told to forget old payments. */
const keeping = ({ start, ...rest }: Contestant): Contestant => ({
  ...rest,
  name: `${rest.name}, --keep ${kept}`,
  start: (port) => ({ ...start(port), args: [...start(port).args, '--keep', String(kept)] }),
});

function keep(everything: object): void {
  const artifacts = join(root, 'artifacts');
  mkdirSync(artifacts, { recursive: true });
  writeFileSync(join(artifacts, 'bench-simulators.json'), `${JSON.stringify(everything, undefined, 2)}\n`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
