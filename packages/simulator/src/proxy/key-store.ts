import { createHash } from 'node:crypto';

/** Java's own form of a list of authorities (JKS), which every Java since 1.2 reads. */

/** Java's usual one. It protects nothing: there is no secret in the file. */
export const keyStorePassword = 'changeit';

function numbers(...values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex')));
}

function utf(text: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  return Buffer.concat([length, Buffer.from(text)]);
}

const trusted = 2;

/** An entry: its kind, its name, when it was made (64 bits, never), and the certificate. */
function entry(pem: string, index: number): Buffer {
  const raw = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return Buffer.concat([
    numbers(trusted),
    utf(`authority-${index}`),
    numbers(0, 0),
    utf('X.509'),
    numbers(raw.length),
    raw,
  ]);
}

export function keyStore(authorities: readonly string[]): Buffer {
  const body = Buffer.concat([numbers(0xfeedfeed, 2, authorities.length), ...authorities.map(entry)]);
  const password = Buffer.from(keyStorePassword, 'utf16le').swap16();
  const digest = createHash('sha1').update(password).update('Mighty Aphrodite').update(body).digest();
  return Buffer.concat([body, digest]);
}
