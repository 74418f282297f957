import { parseArgs } from 'node:util';
import { type StackOptions, startStack } from './stack.ts';
import { StartError } from './start-error.ts';
import { welcome } from './welcome.ts';

/** `npm start`: the whole of it on this machine, until Ctrl-C. */
async function main(): Promise<void> {
  const stack = await startStack(readOptions(process.argv.slice(2)));
  console.log(welcome(stack));
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    await stack.close();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  stack.onFailure((reason) => {
    console.error(reason);
    return stop(1);
  });
}

function readOptions(args: string[]): StackOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '3000' },
      'simulator-port': { type: 'string', default: '4000' },
      data: { type: 'string', default: '.data' },
    },
  });
  const port = (name: 'port' | 'simulator-port') => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
    throw new StartError(`--${name} must be a number from 1 to 65535, not "${values[name]}".`);
  };
  return { port: port('port'), simulatorPort: port('simulator-port'), dataDirectory: values.data };
}

main().catch((error: unknown) => {
  const known = error instanceof StartError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(known ? (error as Error).message : error);
  process.exit(1);
});
