import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Before `--` stands what is for the simulator, then the program; without `--` it begins at the first plain word. */
export function splitProgram(args: readonly string[], options: ParseArgsConfig['options'] & object) {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const first = tokens.find(({ kind }) => kind !== 'option');
  const end = first?.index ?? args.length;
  return { own: args.slice(0, end), command: args.slice(first?.kind === 'option-terminator' ? end + 1 : end) };
}
