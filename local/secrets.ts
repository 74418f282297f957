import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newApiKey } from '../service/src/store/api-keys.ts';

export interface LocalSecrets {
  /** The key to try the API with. The table holds its hash alone, so the laptop keeps it beside the data. */
  readonly apiKey: string;
  readonly linkSecret: string;
  /** The secrets of webhook endpoints are derived from it. */
  readonly webhookSecret: string;
  /** Of the operator that the first start makes; its hash alone is in the table. */
  readonly operatorPassword: string;
}

/**
 * The secrets of this laptop: made fresh on the first run, kept with the data, good for nothing elsewhere. A folder
 * that is older than one of them gets that one.
 */
export function localSecrets(dataDirectory: string): LocalSecrets {
  const file = join(dataDirectory, 'secrets.json');
  const kept = readKept(file);
  const fresh = () => randomBytes(32).toString('hex');
  const secrets = {
    apiKey: kept.apiKey || newApiKey({ randomBytes }),
    linkSecret: kept.linkSecret || fresh(),
    webhookSecret: kept.webhookSecret || fresh(),
    operatorPassword: kept.operatorPassword || randomBytes(9).toString('base64url'),
  };
  mkdirSync(dataDirectory, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function readKept(file: string): Partial<LocalSecrets> {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) ?? {}) as Partial<LocalSecrets>;
  } catch {
    return {};
  }
}
