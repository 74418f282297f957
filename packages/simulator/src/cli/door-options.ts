import { syntaxes } from '../run/syntaxes.ts';
import { needsFolder } from './words.ts';

/** The flags by which KakaoPay's own addresses lead here. */

export const doorFlags = {
  'ca-dir': { type: 'string' },
  proxy: { type: 'string' },
  tls: { type: 'string' },
  'pass-through': { type: 'boolean' },
  'print-env': { type: 'string' },
} as const;

type DoorFlags = { readonly [flag in keyof typeof doorFlags]?: string | boolean };

export interface DoorChoice {
  readonly caDir?: string;
  readonly proxyPort?: number;
  readonly tlsPort?: number;
  readonly passThrough?: boolean;
}

const isPort = (value: string) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
const aPort = 'a number from 0 to 65535';

export const doorRules: readonly (readonly [keyof DoorFlags, (value: string) => boolean, string])[] = [
  ['proxy', isPort, aPort],
  ['tls', isPort, aPort],
  ['print-env', (value) => syntaxes.includes(value), `one of ${syntaxes.join(', ')}`],
];

const numberOf = (value: string | boolean | undefined) => (value === undefined ? undefined : Number(value));

export const doorChoice = (values: DoorFlags) => ({
  caDir: values['ca-dir'] as string | undefined,
  proxyPort: numberOf(values.proxy),
  tlsPort: numberOf(values.tls),
  passThrough: values['pass-through'] as boolean | undefined,
});

/** What goes on after the command has ended needs a folder that goes on as well. */
export function missingFlag(values: DoorFlags): string | undefined {
  const flag = (['proxy', 'tls', 'print-env'] as const).find((name) => values[name] !== undefined);
  return flag && values['ca-dir'] === undefined ? needsFolder(flag) : undefined;
}
