import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { bits, boolean, context, integer, octets, oid, primitive, sequence, set, text, utcTime } from './der.ts';

/**
 * A certificate authority that can vouch for the given names and nothing else (RFC 5280, P-256). Its key lives in this
 * function alone: it signs one certificate and is gone, so that there is nothing to be stolen.
 */

export interface Certificates {
  /** Of the authority, in PEM: what a program is to trust. */
  readonly authority: string;
  /** Of the server, and its key, in PEM. */
  readonly certificate: string;
  readonly key: string;
}

const dayMs = 86_400_000;
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const nameOf = (commonName: string) => sequence(set(sequence(oid('2.5.4.3'), text(commonName))));
const extension = (id: string, value: Uint8Array, critical = false) =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spkiOf = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });
const keyId = (key: KeyObject) => createHash('sha256').update(spkiOf(key)).digest().subarray(0, 20);

const dnsName = (name: string) => primitive(2, name);
/** Every address of either kind: none may be vouched for. */
const everyIp = [primitive(7, Buffer.alloc(8)), primitive(7, Buffer.alloc(32))];

const authorityExtensions = (names: readonly string[], key: KeyObject) => [
  extension('2.5.29.19', sequence(boolean(true), integer(Buffer.from([0]))), true), // an authority, of no other
  extension('2.5.29.15', bits(Buffer.from([0x06]), 1), true), // keyCertSign, cRLSign
  extension('2.5.29.14', octets(keyId(key))),
  extension(
    '2.5.29.30', // name constraints
    sequence(
      context(0, ...names.map((name) => sequence(dnsName(name)))),
      context(1, ...everyIp.map((ip) => sequence(ip))),
    ),
    true,
  ),
];

const serverExtensions = (names: readonly string[], key: KeyObject, authority: KeyObject) => [
  extension('2.5.29.19', sequence(), true),
  extension('2.5.29.15', bits(Buffer.from([0x80]), 7), true), // digitalSignature
  extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))), // for servers
  extension('2.5.29.17', sequence(...names.map(dnsName))),
  extension('2.5.29.14', octets(keyId(key))),
  extension('2.5.29.35', sequence(primitive(0, keyId(authority)))),
];

interface Subject {
  readonly name: string;
  readonly key: KeyObject;
  readonly extensions: readonly Uint8Array[];
}

function signed(
  subject: Subject,
  issuer: { readonly name: string; readonly key: KeyObject },
  now: number,
  days: number,
) {
  const body = sequence(
    context(0, integer(Buffer.from([2]))), // version 3
    // A number that is nobody else's, as the key is; its first bits make it positive and not 0.
    integer(Buffer.concat([Buffer.from([1]), keyId(subject.key).subarray(0, 15)])),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(utcTime(now - dayMs), utcTime(now + days * dayMs)),
    nameOf(subject.name),
    spkiOf(subject.key),
    context(3, sequence(...subject.extensions)),
  );
  const whole = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, issuer.key)));
  const lines = whole.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

/** `permitted` is what the authority may vouch for; it differs from `names` in tests alone. */
export function makeCertificates(
  names: readonly string[],
  now: number,
  days: number,
  permitted: readonly string[] = names,
): Certificates {
  const [root, server] = [newKey(), newKey()];
  const issuer = { name: 'KakaoPay simulator, for tests only', key: root.privateKey };
  return {
    authority: signed(
      { name: issuer.name, key: root.publicKey, extensions: authorityExtensions(permitted, root.publicKey) },
      issuer,
      now,
      days,
    ),
    certificate: signed(
      {
        name: names[0] ?? '',
        key: server.publicKey,
        extensions: serverExtensions(names, server.publicKey, root.publicKey),
      },
      issuer,
      now,
      days,
    ),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
