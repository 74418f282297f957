import { existsSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { subscriptionVariables, variables } from '../service/src/kakaopay/setting-fault.ts';
import { webhookUrlFault } from '../service/src/outbound/webhook-url-fault.ts';
import { shopUrlFault } from './addresses.ts';
import { optionsFault, tidyBaseUrl } from './kakaopay-options.ts';
import { readText } from './read-text.ts';
import { UserError } from './user-error.ts';

/** The merchant code for payments made once, and the one for subscriptions. */
const merchants = [variables, subscriptionVariables] as const;
const otherNames = ['SHOP_NAME', 'SHOP_URL', 'SHOP_CONTACT', 'RETURN_SCHEMES', 'WEBHOOK_URL'] as const;
type NamesIn<Names> = Names[keyof Names];
type Name = NamesIn<typeof variables> | NamesIn<typeof subscriptionVariables> | (typeof otherNames)[number];
/** What `.env` may set, see `.env.example`. */
const names: readonly Name[] = [...merchants.flatMap((own): Name[] => Object.values(own)), ...otherNames];
export type LocalSettings = Partial<Record<Name, string>>;

/** Reads `.env`, where there is one, and the environment, which wins. */
export function readSettings(file = '.env', environment: NodeJS.ProcessEnv = process.env): LocalSettings {
  const fromFile = existsSync(file) ? parseFile(file) : {};
  refuseUnknown(Object.keys(fromFile), file);
  refuseUnknown(
    Object.keys(environment).filter((name) => name.startsWith('KAKAOPAY_') && environment[name]),
    'The environment',
  );
  const found = names.map((name) => [name, (environment[name] ?? fromFile[name])?.trim()] as const);
  const settings = Object.fromEntries(found.filter(([, value]) => value)) as LocalSettings;
  const fault = faultOf(settings);
  if (fault) throw new UserError(fault);
  const { KAKAOPAY_BASE_URL: baseUrl } = settings;
  return baseUrl ? { ...settings, KAKAOPAY_BASE_URL: tidyBaseUrl(baseUrl) } : settings;
}

function faultOf(settings: LocalSettings): string | undefined {
  const [kakaoPay] = merchants.flatMap((own) => {
    const options = Object.entries(own).filter(([, name]) => settings[name]);
    return optionsFault(Object.fromEntries(options.map(([option, name]) => [option, settings[name]])), own) ?? [];
  });
  const shopUrl = settings.SHOP_URL && shopUrlFault(settings.SHOP_URL);
  const webhookUrl = settings.WEBHOOK_URL && webhookUrlFault(settings.WEBHOOK_URL, { allowLoopback: true });
  return kakaoPay ?? ((shopUrl && `SHOP_URL ${shopUrl}`) || (webhookUrl && `WEBHOOK_URL ${webhookUrl}.`) || undefined);
}

function parseFile(file: string): NodeJS.Dict<string> {
  const text = readText(file);
  const broken = text.split(/\r?\n/).findIndex((line) => !/^\s*(#.*|(export +)?[A-Za-z_]\w*\s*=.*)?$/.test(line));
  // The line itself is not shown: it may hold a key.
  if (broken >= 0) throw new UserError(`${file}, line ${broken + 1}: expected NAME=value, a comment (#) or nothing.`);
  // Node leaves tabs, and a second space behind `export`, in the name.
  return Object.fromEntries(Object.entries(parseEnv(text)).map(([name, value]) => [name.trim(), value]));
}

/** Names of other programs' settings are none of ours; those that were meant for us are told. */
function refuseUnknown(given: readonly string[], where: string): void {
  for (const name of given) {
    if (names.includes(name as Name)) continue;
    const meant = meantBy(name);
    if (meant) throw new UserError(`${where}: there is no setting ${name}. Do you mean ${meant}?`);
    if (!name.startsWith('KAKAOPAY_')) continue;
    throw new UserError(`${where}: there is no setting ${name}. The settings are ${names.join(', ')}.`);
  }
}

/** What people call a setting, too. */
const otherWords: Readonly<Record<string, Name>> = {
  KEY: 'KAKAOPAY_SECRET_KEY',
  SECRET: 'KAKAOPAY_SECRET_KEY',
  ADMINKEY: 'KAKAOPAY_SECRET_KEY',
  APIKEY: 'KAKAOPAY_SECRET_KEY',
  DEVSECRETKEY: 'KAKAOPAY_SECRET_KEY',
  SECRETKEYDEV: 'KAKAOPAY_SECRET_KEY',
  MERCHANTCODE: 'KAKAOPAY_CID',
  URL: 'KAKAOPAY_BASE_URL',
  HOST: 'KAKAOPAY_BASE_URL',
};

function meantBy(name: string): Name | undefined {
  const letters = name.toUpperCase().replaceAll(/[^A-Z]/g, '');
  const bare = letters.replace(/^KAKAO(PAY)?/, '');
  const ours = names.find((known) => known.replaceAll('_', '').replace('KAKAOPAY', '') === bare);
  return ours ?? (letters === bare ? undefined : otherWords[bare]);
}
