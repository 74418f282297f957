import { parseArgs } from 'node:util';
import type { SimulatorOptions } from '../options.ts';
import { badFlags, badPort, badUrl } from './words.ts';

export type Command =
  | { readonly run: 'help' }
  | { readonly run: 'version' }
  | { readonly run: 'error'; readonly sentence: string }
  | { readonly run: 'start'; readonly options: SimulatorOptions & { readonly port: number; readonly host: string } };

const flags = {
  port: { type: 'string', default: '4000' },
  host: { type: 'string', default: '127.0.0.1' },
  'public-url': { type: 'string' },
  domain: { type: 'string', multiple: true },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

const isPort = (value: string) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
const isWebUrl = (value: string) => /^https?:\/\//.test(value) && URL.canParse(value);

/** What a command line asks for; a wrong one becomes one sentence. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({ args: [...args], options: flags });
    const { port, host, domain: domains, 'public-url': publicUrl } = values;
    if (values.help) return { run: 'help' };
    if (values.version) return { run: 'version' };
    if (!isPort(port)) return { run: 'error', sentence: badPort(port) };
    if (publicUrl !== undefined && !isWebUrl(publicUrl)) return { run: 'error', sentence: badUrl(publicUrl) };
    const options = { port: Number(port), host, ...(domains ? { domains } : {}), ...(publicUrl ? { publicUrl } : {}) };
    return { run: 'start', options };
  } catch (error) {
    return { run: 'error', sentence: badFlags(error instanceof Error ? error.message : String(error)) };
  }
}
