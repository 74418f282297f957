import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { readHandlers } from './gateway-routes.ts';

const root = dirname(import.meta.dirname);
const lambdaClock = join(root, 'service/src/functions/clock.ts');

/** Puts the simulator's clock in the place of Lambda's. */
const followSimulator: Plugin = {
  name: 'follow-simulator',
  setup: (building) =>
    building.onResolve({ filter: /\/clock\.ts$/ }, ({ path, resolveDir }) =>
      join(resolveDir, path) === lambdaClock ? { path: join(import.meta.dirname, 'simulator-clock.ts') } : undefined,
    ),
};

/** How this laptop's functions are built: as those that are deployed, but for the clock. */
export function localBuild(): BuildOptions {
  const deployed = createRequire(import.meta.url)(join(root, 'esbuild.config.cjs')) as DeploymentOptions;
  const { outputFileExtension, outputWorkFolder: _, ...options } = deployed;
  return { ...options, plugins: [followSimulator], outExtension: { '.js': outputFileExtension }, absWorkingDir: root };
}

/** What only the deployment's plugin understands is in it too; esbuild has a word of its own for it. */
type DeploymentOptions = BuildOptions & { readonly outputFileExtension: string; readonly outputWorkFolder: string };

/** Builds every function of `serverless.yml`, each at its handler's path below a folder. */
export async function buildFunctions(folder: string): Promise<void> {
  const entryPoints = readHandlers().map((handler) => `${handler}.ts`);
  await build({ ...localBuild(), entryPoints, outbase: root, outdir: join(root, folder) });
}
