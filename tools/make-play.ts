import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { pageHtml } from '../play/page.ts';
import { style } from '../play/style.ts';

/** Makes the page to play with, which needs nothing but its files: `npx tsx tools/make-play.ts` writes docs/play. */

const root = join(import.meta.dirname, '..');
export const playFolder = join(root, 'docs/play');

/** Each file's name and text. The script is no module: a browser loads none from a file. */
export async function playFiles(): Promise<Readonly<Record<string, string>>> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'play/main.ts')],
    tsconfig: join(root, 'play/tsconfig.json'),
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  });
  return { 'index.html': pageHtml, 'play.css': style.trimStart(), 'play.js': outputFiles[0]?.text ?? '' };
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(playFolder, { recursive: true });
  for (const [name, text] of Object.entries(await playFiles())) writeFileSync(join(playFolder, name), text);
}
