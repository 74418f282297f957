import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measureCold } from './cold.ts';
import { type Contestant, prepare } from './contestants.ts';
import { install } from './install.ts';
import { startLambda } from './lambda.ts';
import { type Options, readOptions, usage } from './options.ts';
import { startOutside } from './outside.ts';
import { report } from './report.ts';
import { type Results, resultsOf } from './results.ts';
import { measureWarm } from './warm.ts';

const root = dirname(import.meta.dirname);
const cache = join(root, '.cache/bench');
const comparisons = join(import.meta.dirname, 'comparisons');

const say = (text: string): void => console.log(text);
const sayEvery = (what: string, rounds: number) => (done: number) => {
  if (done % 5 === 0 || done === rounds) say(`${what}: round ${done} of ${rounds}`);
};

async function run({ node, coldRounds, warmRounds, latencyMs }: Options): Promise<Results> {
  say('Preparing (the first time this builds the runtime client, which takes minutes)');
  const tools = install(comparisons, join(cache, 'installed'), node);
  const out = join(cache, 'functions');
  rmSync(out, { recursive: true, force: true });
  const contestants = await prepare({ comparisons, modules: tools.modules, out });
  const outside = await startOutside(join(cache, 'tls'), latencyMs);
  try {
    say(`Measuring on Node ${tools.nodeVersion}; answers from outside take ${latencyMs} ms`);
    const start = (contestant: Contestant) => startLambda(contestant, tools, outside);
    const cold = await measureCold(contestants, coldRounds, start, sayEvery('Cold', coldRounds));
    const plan = { rounds: warmRounds, warmUp: 500, block: 50 };
    const warm = await measureWarm(contestants, plan, start, sayEvery('Warm', warmRounds));
    const results = await resultsOf(contestants, cold, warm);
    keep({ nodeVersion: tools.nodeVersion, latencyMs, ...results, cold, warm });
    return results;
  } finally {
    outside.close();
  }
}

function keep(everything: object): void {
  const folder = join(root, 'artifacts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(everything, undefined, 2)}\n`);
}

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.includes('--help')) return say(usage);
  if (argv[0] === 'wake') {
    const { benchWake } = await import('./wake.ts');
    if (!(await benchWake(say))) process.exitCode = 1;
    return;
  }
  if (argv[0] === 'console') {
    const { benchConsole } = await import('./console.ts');
    if (!(await benchConsole(say))) process.exitCode = 1;
    return;
  }
  const results = await run(readOptions(argv));
  say(`\n${report(results)}\nEvery single figure: artifacts/bench.json`);
  if (results.verdicts.some(({ passed }) => !passed)) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
