import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { assemble, type CoreOptions, type CoreSimulator, doorsTo, givenUrl } from './assemble.ts';

/**
 * The entry point for a browser, and whatever else is not Node: everything but the socket, the file, and what others
 * would ask for over HTTP, the first page and `/_sim`. Whoever runs it has it in their hands.
 */

export type { CoreOptions, CoreSimulator } from './assemble.ts';

/** A KakaoPay of your own. Rejects when an option is wrong. */
export async function createSimulator(options: CoreOptions = {}): Promise<CoreSimulator> {
  const url = givenUrl(options);
  const hex = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));
  const { control, answering, save } = assemble(options, { sha256: hex, baseUrl: () => url, more: () => [] });
  return { ...control, save, url, ...doorsTo(answering, url) };
}
