import { execFile } from 'node:child_process';
import { build } from 'esbuild';
import { root } from './documents.ts';

const runMsMax = 30_000;

/** Runs a sample as a reader would who saved it in the root, and gives what it prints. */
export async function runSample(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return new Promise((resolve, reject) => {
    const options = { timeout: runMsMax, cwd: root };
    const child = execFile(process.execPath, ['--input-type=module', '-'], options, (error, stdout, stderr) =>
      error ? reject(new Error(`The sample failed:\n${stderr}`)) : resolve(stdout + stderr),
    );
    child.stdin?.end(outputFiles[0]?.text);
  });
}
