import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The Serverless Framework's command, as a file for Node to run: no shell or `npx` stands between us and its end. */
export const serverlessScript: string = join(
  dirname(createRequire(import.meta.url).resolve('serverless/package.json')),
  'bin/serverless.js',
);
