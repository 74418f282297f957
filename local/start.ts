import { publicUrlFault } from './addresses.ts';
import { helpOf, readCommandLine, type Values } from './command-line.ts';
import { onNpmGone } from './npm-parent.ts';
import { type Stack, type StackOptions, startStack } from './stack.ts';
import { UserError } from './user-error.ts';
import { welcome } from './welcome.ts';

const command = {
  name: 'npm start',
  about:
    'Runs kakaopay-serverless on this machine: the functions, a table, a simulator of KakaoPay, and a sample shop.',
  options: {
    port: { type: 'string', value: '<number>', default: '3000', text: 'where the service listens' },
    'simulator-port': { type: 'string', value: '<number>', default: '4000', text: 'where the simulator listens' },
    'shop-port': { type: 'string', value: '<number>', default: '3100', text: 'where the sample shop listens' },
    host: {
      type: 'string',
      value: '<address>',
      default: '127.0.0.1',
      text: 'the address that all listen on; 0.0.0.0 lets a phone in the same network in',
    },
    'public-url': { type: 'string', value: '<url>', text: "the service's address for others, such as a tunnel's" },
    'simulator-public-url': { type: 'string', value: '<url>', text: "the simulator's address for others" },
    'shop-public-url': { type: 'string', value: '<url>', text: "the sample shop's address for others" },
    data: { type: 'string', value: '<folder>', default: '.data', text: 'where table, log and secrets are kept' },
  },
} as const;

/** `npm start`: the whole of it on this machine, until Ctrl-C. */
async function main(): Promise<void> {
  const options = readCommandLine(command, process.argv.slice(2), process.env);
  if (options === 'help') return console.log(helpOf(command));
  let stack: Stack | undefined;
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    await stack?.close();
    process.exit(code);
  };
  const watching = onNpmGone(() => stop(0));
  stack = await startStack(stackOptions(options));
  await watching;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  console.log(welcome(stack));
  stack.onFailure((reason) => {
    console.error(reason);
    return stop(1);
  });
}

function stackOptions(values: Values<typeof command.options>): StackOptions {
  const port = (name: 'port' | 'simulator-port' | 'shop-port') => {
    const number = Number(values[name]);
    if (/^\d+$/.test(values[name]) && number > 0 && number < 65_536) return number;
    throw new UserError(`--${name} must be a number from 1 to 65535, not "${values[name]}".`);
  };
  const url = (name: 'public-url' | 'simulator-public-url' | 'shop-public-url') => {
    const fault = values[name] === undefined ? undefined : publicUrlFault(values[name]);
    if (fault) throw new UserError(`--${name} ${fault}`);
    return values[name];
  };
  const { host, data } = values;
  return {
    service: { host, port: port('port'), publicUrl: url('public-url') },
    simulator: { host, port: port('simulator-port'), publicUrl: url('simulator-public-url') },
    shop: { host, port: port('shop-port'), publicUrl: url('shop-public-url') },
    dataDirectory: data,
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(1);
});
