import type { ConsoleService } from './service.ts';

const { createCipheriv, createDecipheriv, createHmac } = process.getBuiltinModule('node:crypto');

// What somebody looks for may be a buyer's id, and an address is kept in histories and logs: it carries the text
// sealed, and can be kept and shown to other operators all the same.

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

const keyOf = (secret = ''): Buffer => createHmac('sha256', secret).update('console:sealed').digest();

export function seal({ settings, ids }: Pick<ConsoleService, 'settings' | 'ids'>, text: string): string {
  const nonce = Buffer.from(ids.randomBytes(nonceBytes));
  const cipher = createCipheriv(algorithm, keyOf(settings.linkSecrets[0]), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** `undefined` for what was not sealed here. */
export function unseal({ settings }: Pick<ConsoleService, 'settings'>, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  for (const secret of settings.linkSecrets) {
    const decipher = createDecipheriv(algorithm, keyOf(secret), bytes.subarray(0, nonceBytes));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
    } catch {
      // Another secret's.
    }
  }
  return undefined;
}
