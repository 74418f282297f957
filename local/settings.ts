import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartError } from './start-error.ts';

/** What `.env` may set; see `.env.example`. */
const names = [
  'KAKAOPAY_GENERATION',
  'KAKAOPAY_SECRET_KEY',
  'KAKAOPAY_CID',
  'KAKAOPAY_CID_SECRET',
  'KAKAOPAY_BASE_URL',
  'SHOP_NAME',
  'SHOP_URL',
  'SHOP_CONTACT',
  'RETURN_SCHEMES',
] as const;
export type LocalSettings = Partial<Record<(typeof names)[number], string>>;

/** Reads `.env`, where there is one, and the environment, which wins. */
export function readSettings(file = '.env', environment: NodeJS.ProcessEnv = process.env): LocalSettings {
  const fromFile = existsSync(file) ? parseFile(file) : {};
  const found = names.map((name) => [name, (environment[name] ?? fromFile[name])?.trim()] as const);
  const settings = Object.fromEntries(found.filter(([, value]) => value)) as LocalSettings;
  check(settings);
  return settings;
}

function parseFile(file: string): NodeJS.Dict<string> {
  const text = readFileSync(file, 'utf8');
  const broken = text.split(/\r?\n/).findIndex((line) => !/^\s*(#.*|(export\s+)?[A-Za-z_]\w*\s*=.*)?$/.test(line));
  // The line itself is not shown: it may hold a key.
  if (broken >= 0) throw new StartError(`${file}, line ${broken + 1}: expected NAME=value, a comment (#) or nothing.`);
  const values = parseEnv(text);
  const unknown = Object.keys(values).find((name) => name.startsWith('KAKAOPAY_') && !names.includes(name as never));
  if (unknown) throw new StartError(`${file}: there is no setting ${unknown}. The settings are ${names.join(', ')}.`);
  return values;
}

function check(settings: LocalSettings): void {
  const { KAKAOPAY_GENERATION: generation, KAKAOPAY_BASE_URL: baseUrl, KAKAOPAY_CID: cid, SHOP_URL: shop } = settings;
  if (generation !== undefined && generation !== 'current' && generation !== 'legacy') {
    throw new StartError(`KAKAOPAY_GENERATION must be "current" or "legacy", not "${generation}".`);
  }
  if (baseUrl !== undefined && !(URL.canParse(baseUrl) && /^https?:/.test(baseUrl))) {
    throw new StartError(`KAKAOPAY_BASE_URL must be an address such as http://localhost:4000, not "${baseUrl}".`);
  }
  if (shop !== undefined && !(URL.canParse(shop) && /^https?:/.test(shop))) {
    throw new StartError(`SHOP_URL must be an address such as https://shop.example, not "${shop}".`);
  }
  if (cid !== undefined && !/^[A-Z0-9]{10}$/.test(cid)) {
    throw new StartError(`KAKAOPAY_CID must be 10 capital letters and digits, such as TC0ONETIME, not "${cid}".`);
  }
}
