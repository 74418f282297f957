import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allRoutes } from '../service/src/routes/all-routes.ts';
import { openApiDocument } from '../service/src/routes/openapi.ts';

/** Writes `openapi.json` from the routes and their schemas: `npx tsx tools/make-openapi.ts`. */
export const openApiFile = (): string => `${JSON.stringify(openApiDocument(allRoutes), undefined, 2)}\n`;

const path = join(import.meta.dirname, '../service/src/routes/openapi.json');
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(path, openApiFile());
