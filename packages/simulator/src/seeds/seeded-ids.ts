import type { Ids } from '../core/ids.ts';

type Prefix = Parameters<Ids['make']>[0];
export type NamedIds = { readonly [prefix in Prefix]?: string | undefined };

/**
 * The ids of one seed: those that it names, and for the others the same ones for the same place under the same seed of
 * the simulator, whatever the time, so that they are the same again after a reset.
 */
export function seededIds(ids: Ids, seed: string, place: string, named: NamedIds): Ids {
  let count = 0;
  const made = (prefix: Prefix) => {
    count += 1;
    return prefix + ids.sha256(`${seed}:seeds:${place}:${count}`).slice(0, 19);
  };
  return { ...ids, make: (prefix) => named[prefix] ?? made(prefix) };
}
