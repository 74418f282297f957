import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../local/ports.ts';
import { createWorld, type WorldOptions } from '../../world/world.ts';
import { openDoor } from './door.ts';
import { kakaoPayObjects, makeShop, type Objects } from './objects.ts';
import type { Options } from './options.ts';
import { type Asked, type Asking, askAll } from './schemathesis.ts';

export interface Result {
  readonly requests: number;
  readonly violations: readonly string[];
  readonly seed: number;
  readonly seconds: number;
}

/** The service's document in two parts, so that two processors have work; then the simulator's. */
const money = '^/v1/(payments|subscriptions)';
const reset = '^/_sim/reset$';
/** A stream without an end: whoever reads to its end waits for ever. */
const live = '^/_sim/live$';

/** `command`: Schemathesis; `folder`: where ids and reports are kept. */
export async function runFuzz(command: string, folder: string, { examples, seed }: Options): Promise<Result> {
  const begunAt = performance.now();
  const failed: string[] = [];
  const virtual = await createWorld({ localWebhooks: true });
  const other = await createWorld({ simulator: await listening() });
  const objects = await makeShop(virtual);
  await makeShop(other);
  writeObjects(folder, { ...objects, ...kakaoPayObjects(other) });
  const door = await openDoor(virtual, (error) => failed.push(`a function gave no answer: ${error.message}`));
  const often = ['--seed', String(seed), '--phases', 'coverage,fuzzing', '--max-examples', String(examples)];
  const common = { command, folder, environment: { FUZZ_KEY: virtual.apiKey } };
  const service = { ...common, config: 'service.toml', document: `${door.url}/openapi.json`, url: door.url };
  const { url } = other.simulator;
  const simulator = { ...common, config: 'simulator.toml', document: `${url}/_sim/openapi.json`, url };
  const chains: readonly (readonly Asking[])[] = [
    [{ ...service, name: 'service-money', args: [...often, '--include-path-regex', money] }],
    [{ ...service, name: 'service-rest', args: [...often, '--exclude-path-regex', money] }],
    [
      { ...simulator, name: 'simulator', args: [...often, '--exclude-path-regex', `${reset}|${live}`] },
      // Last: nothing is left after that.
      { ...simulator, name: 'simulator-reset', args: [...often, '--include-path-regex', reset] },
    ],
  ];
  try {
    const asked = (await Promise.all(chains.map(inTurn))).flat();
    return {
      // Some checks ask once more, such as without the key: the service counts what has come.
      requests:
        door.requests() + asked.reduce((sum, { name, cases }) => sum + (name.startsWith('simulator') ? cases : 0), 0),
      violations: [...asked.flatMap(({ violations }) => violations), ...failed],
      seed,
      seconds: Math.round((performance.now() - begunAt) / 100) / 10,
    };
  } finally {
    await door.close();
    await other.simulator.close();
  }
}

async function listening(): Promise<NonNullable<WorldOptions['simulator']>> {
  const port = await freePort();
  return { listen: true, port, publicUrl: `http://127.0.0.1:${port}` };
}

async function inTurn(chain: readonly Asking[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const one of chain) asked.push(await askAll(one));
  return asked;
}

function writeObjects(folder: string, objects: Objects): void {
  const place = join(folder, 'objects');
  mkdirSync(place, { recursive: true });
  for (const [name, ids] of Object.entries(objects)) {
    writeFileSync(join(place, `${name}.txt`), ids.map((id) => `${JSON.stringify(id)}\n`).join(''));
  }
}
