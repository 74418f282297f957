import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const usual = ['/usr/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** `CHROMIUM` says where it is; otherwise it is looked for where such programs are. */
function findChromium({ CHROMIUM, PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  if (CHROMIUM) return CHROMIUM;
  const places = PATH.split(delimiter).flatMap((directory) => names.map((name) => join(directory, name)));
  return [...places, ...usual].find((path) => existsSync(path));
}

export const chromiumPath: string | undefined = findChromium(process.env);

/**
 * True where there is no Chromium; the reason is printed, because a test that is left out must not look like one that
 * passed.
 */
export function leftOutWithoutChromium(what: string): boolean {
  if (chromiumPath === undefined) console.log(`left out: ${what} (no Chromium found; install it or set CHROMIUM)`);
  return chromiumPath === undefined;
}

const flags = ['disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking'];
const quiet = ['disable-component-update', 'disable-sync'];

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath as string, args: [...flags, ...quiet].map((flag) => `--${flag}`) });
