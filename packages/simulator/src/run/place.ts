import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Certificates } from '../proxy/certificates.ts';
import { openFolder } from '../proxy/folder.ts';
import { type TrustFiles, writeTrust } from '../proxy/trust.ts';

/** The files that a program is led here with. */
export interface Files {
  readonly certificates: Certificates;
  readonly trust: TrustFiles;
  /** Takes away what was made for one run. */
  remove(): void;
}

/** In `caDir`, or in a folder of this run's own. Throws as `openFolder` does. */
export function prepareFiles(caDir: string | undefined, environment: NodeJS.ProcessEnv, now: number): Files {
  const folder = caDir ?? mkdtempSync(join(tmpdir(), 'kakaopay-simulator-'));
  const certificates = openFolder(folder, now);
  const trust = writeTrust(folder, certificates.authority, environment);
  const remove = () => {
    if (caDir === undefined) rmSync(folder, { recursive: true, force: true });
  };
  return { certificates, trust, remove };
}

/** `bin` of this package, which the command stands in. */
export const hooksIn = (bin: URL) => ({
  preload: fileURLToPath(new URL('preload.cjs', bin)),
  python: fileURLToPath(new URL('python', bin)),
});
