import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Abandoned, closing, heading, leftOut, MissingTool, need, step } from '../cloud/steps.ts';
import { root } from '../docs/documents.ts';
import { type Running, startRunning } from '../running/running.ts';
import { checks } from './checks.ts';
import { checkPages } from './pages.ts';
import { checkRecipes } from './recipes.ts';
import { type Example, examples, install, type Shop, startShop } from './shops.ts';

/**
 * `npm run test:examples`: the shops of `examples`, built and run as their READMEs say, with a payer for each; then the
 * recipes.
 */
async function main(): Promise<void> {
  const installing = examples.map((example) => {
    const installed = install(example);
    installed.catch(() => {}); // it is awaited below, perhaps later than it fails
    return { example, installed };
  });
  const running = await startRunning();
  try {
    for (const { example, installed } of installing) {
      await checkExample(example, installed, running).catch(unlessAbandoned);
    }
  } finally {
    await running.close();
  }
  await checkRecipes();
}

/** Why has been said; the next shop may do better. */
function unlessAbandoned(error: unknown): void {
  if (!(error instanceof Abandoned)) throw error;
}

async function checkExample(example: Example, installed: Promise<void>, running: Running): Promise<void> {
  heading(`The shop in ${example.name}`);
  const error = await installed.catch((reason: unknown) => reason);
  if (error instanceof MissingTool) return leftOut(`the shop in ${example.name}`, error);
  await need('it is built', () => installed);
  const shop = await need('it starts', () => startShop(example, running));
  try {
    for (const [name, check] of Object.entries(checks)) await step(name, () => check(running, shop));
    await checkPages(running, shop);
  } finally {
    await shop.close();
    keepLog(example, shop);
  }
}

/** For when something goes wrong. */
function keepLog({ folder }: Example, shop: Shop): void {
  mkdirSync(join(root, 'artifacts'), { recursive: true });
  writeFileSync(join(root, `artifacts/example-${folder}.log`), shop.said());
}

await main();
process.exit(closing('examples'));
