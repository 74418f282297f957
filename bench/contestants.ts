import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, deployedFunctions } from './bundles.ts';

/** A handler in a folder of its own, as it would lie in Lambda. */
export interface Contestant {
  readonly name: string;
  readonly title: string;
  readonly taskRoot: string;
  /** `file.export`, as Lambda wants it. */
  readonly handler: string;
}

interface Recipe {
  readonly name: string;
  readonly title: string;
  /** `bundle`: by our own options. `copy`: as it is. `copy with packages`: beside its `node_modules`. */
  readonly how: 'bundle' | 'copy' | 'copy with packages';
  readonly source: string;
}

export interface Folders {
  /** The comparisons' sources, their installed packages, and where everybody's folder is made. */
  readonly comparisons: string;
  readonly modules: string;
  readonly out: string;
}

/** Those whose ratio is a goal come first. */
export const yardstick = 'raw';
export const ours = 'ours';
/** The same function, its keys read from the parameter store when it starts: one connection more. */
export const oursInProduction = 'ours-parameters';

function recipes({ comparisons }: Folders): readonly Recipe[] {
  const checkout = deployedFunctions().get('checkout');
  if (checkout === undefined) throw new Error('serverless.yml has no function checkout');
  const comparison = (file: string) => join(comparisons, file);
  return [
    { name: yardstick, title: 'by hand', how: 'copy', source: comparison('raw.mjs') },
    { name: ours, title: 'ours (checkout)', how: 'bundle', source: checkout },
    { name: oursInProduction, title: 'ours, keys from the store', how: 'bundle', source: checkout },
    { name: 'sdk', title: 'AWS SDK, fetch', how: 'bundle', source: comparison('sdk.mjs') },
    {
      name: 'tutorial',
      title: 'tutorial (axios, no table)',
      how: 'copy with packages',
      source: comparison('tutorial.cjs'),
    },
    { name: 'empty', title: 'nothing at all', how: 'copy', source: comparison('empty.mjs') },
  ];
}

export function prepare(folders: Folders): Promise<readonly Contestant[]> {
  return Promise.all(
    recipes(folders).map(async ({ name, title, how, source }) => {
      const taskRoot = join(folders.out, name);
      mkdirSync(taskRoot, { recursive: true });
      const file = `handler${how === 'copy with packages' ? '.cjs' : '.mjs'}`;
      if (how === 'bundle') {
        const { files } = await bundle(source, [folders.modules]);
        for (const { contents } of files) writeFileSync(join(taskRoot, file), contents);
      } else cpSync(source, join(taskRoot, file));
      if (how === 'copy with packages') symlinkSync(folders.modules, join(taskRoot, 'node_modules'));
      return { name, title, taskRoot, handler: 'handler.handler' };
    }),
  );
}
