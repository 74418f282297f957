import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { type Command, readCommand } from './cli/options.ts';
import { cannotListen, cannotUse, listenErrors, started, stopped } from './cli/words.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import { systemEnvironment, systemNow } from './system.ts';

/** The entry point of the command `kakaopay-simulator`. */

// V8 lets the heap grow as far as a server's may. Kept payments make it tidy up a little more often, at no cost that
// could be measured: 99 MB instead of 153 after 50,000 payments, on Node 20.
for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=20']) setFlagsFromString(flag);

type Of<Run extends Command['run']> = Extract<Command, { run: Run }>;

/** The outer world, for what a program is led here with. */
const outside = () => ({
  environment: systemEnvironment(),
  now: systemNow(),
  bin: new URL('../bin/', import.meta.url),
});

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

/** Says in a sentence why something could not begin. */
function failToStart(error: unknown, { options, doors = {} }: Of<'start' | 'program' | 'print'>): void {
  const { code = '', path, port = options.port } = error as NodeJS.ErrnoException & { port?: number };
  const flag = port === doors.proxyPort ? 'proxy' : port === doors.tlsPort ? 'tls' : 'port';
  // An option that is wrong in itself says so.
  if (error instanceof TypeError) fail(error.message);
  else if (path !== undefined) fail(cannotUse(path, code));
  else fail((listenErrors[code] ?? cannotListen)(options.host, port, flag));
}

async function openDoors({ options, doors }: Of<'start'>, simulator: Simulator) {
  if (doors === undefined) return undefined;
  const { openBeside } = await import('./run/beside.ts');
  return openBeside(doors, simulator, options, outside()).catch(async (error: unknown) => {
    await simulator.close();
    throw error;
  });
}

async function start(command: Of<'start'>): Promise<void> {
  const simulator = await createSimulator(command.options);
  const doors = await openDoors(command, simulator);
  console.log(started(simulator.url));
  if (doors) console.log(doors.said);
  const stop = async () => {
    await doors?.close();
    await simulator.close();
    console.log(stopped);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

async function runAround({ program, options, doors }: Of<'program'>): Promise<void> {
  const { runProgram } = await import('./run/run.ts');
  const say = (line: string) => console.error(line);
  process.exitCode = await runProgram({ program, options, doors, say, ...outside() });
}

async function print({ syntax, options, doors }: Of<'print'>): Promise<void> {
  const { environmentFor } = await import('./run/beside.ts');
  console.log(environmentFor(syntax, doors, options, outside()));
}

const command = readCommand(process.argv.slice(2));
try {
  if (command.run === 'help') console.log(command.text);
  else if (command.run === 'version') console.log(version());
  else if (command.run === 'error') fail(command.sentence);
  else if (command.run === 'print') await print(command);
  else if (command.run === 'program') await runAround(command);
  else await start(command);
} catch (error) {
  if (command.run === 'help' || command.run === 'version' || command.run === 'error') throw error;
  failToStart(error, command);
}
