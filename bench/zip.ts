import { deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly contents: Uint8Array;
}

// What the format adds: a local and a central header for each file (each with its name), and one end record.
const localHeaderBytes = 30;
const centralHeaderBytes = 46;
const endRecordBytes = 22;

/** How many bytes a zip archive of these files has, packed as well as deflate can. */
export function zippedBytes(entries: readonly ZipEntry[]): number {
  return entries.reduce((total, { name, contents }) => total + entryBytes(name, contents), endRecordBytes);
}

function entryBytes(name: string, contents: Uint8Array): number {
  const packed = deflateRawSync(contents, { level: 9 }).length;
  return localHeaderBytes + centralHeaderBytes + 2 * Buffer.byteLength(name) + Math.min(packed, contents.length);
}
