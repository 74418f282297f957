import { hash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { assemble, type CoreSimulator, doorsTo, givenUrl } from './assemble.ts';
import { keeping, openDataFile } from './data-file.ts';
import { deskRoutes } from './desk.ts';
import { requestListener } from './doors/requests.ts';
import type { SimulatorOptions } from './options.ts';
import type { Seeds } from './seeds/schema.ts';
import { systemWaits } from './system.ts';

export interface Simulator extends CoreSimulator {
  /** `fetch` as a listener for a web server of your own: `http.createServer(simulator.handle)`. */
  readonly handle: RequestListener;
  /** Frees the port and ends what is still connected. Harmless the second time. */
  close(): Promise<void>;
}

const localhost = '127.0.0.1';

/** Node's own is several times as fast as one in JavaScript. */
const sha256 = (text: string) => hash('sha256', text);

/** The reader of files is loaded by those who have one alone. */
async function seedsOf({ seeds, seedFile }: SimulatorOptions): Promise<Seeds | undefined> {
  if (seeds !== undefined || seedFile === undefined) return seeds;
  return (await import('./seeds/seed-file.ts')).readSeedFile(seedFile);
}

/** Starts a KakaoPay of your own. Rejects when the port is taken or an option is wrong. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = localhost, port = 0, listen = true } = options;
  let url = givenUrl(options);
  const file = options.dataFile === undefined ? undefined : openDataFile(options.dataFile);
  const state = options.state === undefined ? file?.state : options.state;
  const seeds = await seedsOf(options);
  const waits = systemWaits();
  const here = { sha256, baseUrl: () => url, more: deskRoutes };
  const parts = assemble({ sleep: waits.sleep, ...options, state, seeds }, here);
  const { control, answering, live, save, sleep } = parts;
  const write = () => file?.write(save()) ?? 0;
  const kept = file ? keeping(answering, write, sleep) : answering;
  const handle = requestListener(kept);
  // The web server is loaded by those who listen alone.
  const listener = listen ? await (await import('./doors/server.ts')).listen(handle, port, host) : undefined;
  if (listener && !options.publicUrl) url = `http://${host.includes(':') ? `[${host}]` : host}:${listener.port}`;
  return {
    ...control,
    save,
    url,
    ...doorsTo(kept, url),
    handle,
    async close() {
      waits.end();
      live.close();
      await listener?.close();
      write();
    },
  };
}
