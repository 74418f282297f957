import type { DoorChoice } from '../cli/door-options.ts';
import type { ListenOptions } from '../cli/options.ts';
import { openDoors } from '../proxy/open.ts';
import type { Simulator } from '../simulator.ts';
import { hooksIn, prepareFiles } from './place.ts';
import { printed } from './syntaxes.ts';
import { doorsOpened } from './words.ts';

/** KakaoPay's own addresses beside a simulator that goes on, for programs that a person starts. */

const usualProxyPort = 4001;

/** Undefined where no folder for the certificates is given. */
export async function openBeside(
  { caDir, proxyPort, tlsPort, passThrough = false }: DoorChoice,
  { handle, url }: Pick<Simulator, 'handle' | 'url'>,
  { host }: ListenOptions,
  outside: { readonly environment: NodeJS.ProcessEnv; readonly now: number },
): Promise<{ readonly said: string; close(): Promise<void> } | undefined> {
  if (caDir === undefined) return undefined;
  const { certificates } = prepareFiles(caDir, outside.environment, outside.now);
  const doors = await openDoors({ certificates, handle, url, proxyPort, tlsPort, host, passThrough });
  return { close: doors.close, said: doorsOpened(doors.proxyUrl, doors.tlsPort, caDir) };
}

/** What to set for the simulator that these options start. It need not run yet. */
export function environmentFor(
  syntax: string,
  { caDir, proxyPort = usualProxyPort }: DoorChoice,
  { host, port, publicUrl = `http://${host}:${port}` }: ListenOptions,
  outside: { readonly environment: NodeJS.ProcessEnv; readonly now: number; readonly bin: URL },
): string {
  const { trust } = prepareFiles(caDir, outside.environment, outside.now);
  const place = { url: publicUrl, proxyUrl: `http://127.0.0.1:${proxyPort}`, trust, ...hooksIn(outside.bin) };
  return printed(syntax, place, outside.environment);
}
