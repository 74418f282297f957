/** The few forms of DER (ITU-T X.690) that a certificate is written in. */

function lengthOf(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  return bytes < 0x100 ? Buffer.from([0x81, bytes]) : Buffer.from([0x82, bytes >> 8, bytes & 0xff]);
}

/** A tag, the length of what follows (at most 65,535 bytes), and what follows. */
export function der(tag: number, ...parts: readonly (Uint8Array | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]): Buffer => der(0x31, ...parts);
export const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes);
export const text = (value: string): Buffer => der(0x0c, value);
export const boolean = (value: boolean): Buffer => der(0x01, Buffer.from([value ? 0xff : 0]));

/** Of which `unused` bits at the end do not count. */
export const bits = (bytes: Uint8Array, unused = 0): Buffer => der(0x03, Buffer.from([unused]), bytes);

/** A positive number: its first bit is no sign. */
export const integer = (bytes: Uint8Array): Buffer =>
  der(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** `[n]` around other parts, or in place of their tag. */
export const context = (number: number, ...parts: readonly (Uint8Array | string)[]): Buffer =>
  der(0xa0 | number, ...parts);
export const primitive = (number: number, value: Uint8Array | string): Buffer => der(0x80 | number, value);

/** `YYMMDDhhmmssZ`: good for the years until 2049. */
export const utcTime = (ms: number): Buffer =>
  der(0x17, `${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`);

/** An object identifier such as `2.5.29.19`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** Seven bits a byte, at most 28 of them. */
function base128(number: number): number[] {
  const groups = [21, 14, 7, 0].filter((shift) => shift === 0 || number >= 2 ** shift);
  return groups.map((shift) => ((number >> shift) & 0x7f) | (shift === 0 ? 0 : 0x80));
}
