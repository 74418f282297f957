import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What stands before `--` is for the simulator, the rest is the program. Without `--` it begins at the first plain word. */
export function splitProgram(args: readonly string[], options: ParseArgsConfig['options'] & object) {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const first = tokens.find(({ kind }) => kind !== 'option');
  const end = first?.index ?? args.length;
  return { own: args.slice(0, end), command: args.slice(first?.kind === 'option-terminator' ? end + 1 : end) };
}
