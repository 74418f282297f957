import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newApiKey } from '../service/src/store/api-keys.ts';

export interface LocalSecrets {
  /** The key to try the API with. The table holds its hash alone, so the laptop keeps it beside the data. */
  readonly apiKey: string;
  readonly linkSecret: string;
}

/** The secrets of this laptop: made fresh on the first run, kept with the data, good for nothing elsewhere. */
export function localSecrets(dataDirectory: string): LocalSecrets {
  const file = join(dataDirectory, 'secrets.json');
  const kept = readKept(file);
  if (kept) return kept;
  const secrets = { apiKey: newApiKey({ randomBytes }), linkSecret: randomBytes(32).toString('hex') };
  mkdirSync(dataDirectory, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function readKept(file: string): LocalSecrets | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<LocalSecrets>;
    return kept.apiKey && kept.linkSecret ? (kept as LocalSecrets) : undefined;
  } catch {
    return undefined;
  }
}
