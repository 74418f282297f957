import { Secret, TOTP } from 'otpauth';
import type { Ids } from '../../ports/ids.ts';
import type { Totp } from './operators.ts';

const issuer = 'kakaopay-serverless';
const secretBytes = 20;
/** Clocks differ: the code before and the one after count as well. */
const window = 1;

export const newTotpSecret = (ids: Ids): string =>
  new Secret({ buffer: new Uint8Array(ids.randomBytes(secretBytes)).buffer }).base32;

/** What an authenticator app reads from the QR code. */
export const totpUri = (secret: string, name: string): string => totpOf(secret, name).toString();

/**
 * The time step that a code belongs to, if it is right and later than the last one that was taken. `now` in ms.
 */
export function totpStep({ secret, step }: Totp, code: string, now: number): number | undefined {
  const totp = totpOf(secret);
  const token = code.replaceAll(/\s/g, '');
  const delta = /^\d{6}$/.test(token) ? totp.validate({ token, timestamp: now, window }) : null;
  if (delta === null) return undefined;
  const found = totp.counter({ timestamp: now }) + delta;
  return found > step ? found : undefined;
}

const totpOf = (secret: string, label = ''): TOTP => new TOTP({ issuer, label, secret: Secret.fromBase32(secret) });
