import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Simulator } from 'kakaopay-simulator';
import { freePort } from '../../local/ports.ts';
import { localSecrets } from '../../local/secrets.ts';
import type { LocalSettings } from '../../local/settings.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import type { Settings } from '../../service/src/service.ts';

export interface Running extends Stack {
  readonly simulator: Simulator;
  readonly dataDirectory: string;
  /** For making the links that the service makes. */
  readonly linkSettings: Settings;
  /** What the functions have logged. */
  readonly lines: string[];
}

const merchantCode = 'TC0ONETIME';

const freePlace = async () => ({ host: '127.0.0.1', port: await freePort() });

/** The whole of it on free ports with empty books, whatever `.env` says; `close` leaves nothing behind. */
export async function startRunning(
  settings: LocalSettings = {},
  beside: 'shop' | 'nothing' = 'nothing',
): Promise<Running> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'kakaopay-running-'));
  const lines: string[] = [];
  const stack = await startStack({
    service: await freePlace(),
    simulator: await freePlace(),
    ...(beside === 'shop' && { shop: await freePlace() }),
    dataDirectory,
    settings: { KAKAOPAY_GENERATION: 'current', KAKAOPAY_CID: merchantCode, ...settings },
    onLine: (line) => lines.push(line),
  });
  const { simulator } = stack;
  if (!simulator) throw new Error('These settings point to another KakaoPay than the simulator.');
  const { linkSecret } = localSecrets(dataDirectory);
  return {
    ...stack,
    simulator,
    dataDirectory,
    lines,
    linkSettings: { merchantCode, publicUrl: stack.url, returnSchemes: [], linkSecrets: [linkSecret] },
    close: async () => {
      await stack.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
