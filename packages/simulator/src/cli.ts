import { readFileSync } from 'node:fs';
import { type Command, readCommand } from './cli/options.ts';
import { cannotListen, listenErrors, started, stopped } from './cli/words.ts';
import { createSimulator } from './simulator.ts';

/** The entry point of the command `kakaopay-simulator`. */

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

async function start(options: Extract<Command, { run: 'start' }>['options']): Promise<void> {
  const { host, port } = options;
  try {
    const simulator = await createSimulator(options);
    console.log(started(simulator.url));
    const stop = async () => {
      await simulator.close();
      console.log(stopped);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  } catch (error) {
    // An option that is wrong in itself says so.
    if (error instanceof TypeError) return fail(error.message);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    fail((listenErrors[code] ?? cannotListen)(host, port));
  }
}

const command = readCommand(process.argv.slice(2));
if (command.run === 'help') console.log(command.text);
else if (command.run === 'version') console.log(version());
else if (command.run === 'error') fail(command.sentence);
else await start(command.options);
