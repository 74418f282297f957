import { networkInterfaces } from 'node:os';

/** Where something listens, and the address that people and programs are given for it. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** Such as the one of a tunnel; without it, this machine's own. */
  readonly publicUrl?: string | undefined;
}

const everywhere = new Set(['0.0.0.0', '::']);

/** Without a slash at the end. */
export function publicAddress({ host, port, publicUrl }: Place, network = networkAddress): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  if (host === '127.0.0.1' || host === '::1') return `http://localhost:${port}`;
  return `http://${inUrl(everywhere.has(host) ? network() : host)}:${port}`;
}

/** For a program on this machine. */
export const ownAddress = ({ host, port }: Place): string =>
  `http://${inUrl(everywhere.has(host) ? '127.0.0.1' : host)}:${port}`;

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** This machine as others in its network see it. */
function networkAddress(): string {
  const found = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  return found.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost';
}

/** What is wrong with an address that others are to be given, as the rest of a sentence: our pages lie at its root. */
export function publicUrlFault(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    return `must be an address such as https://abc.ngrok.app, not "${address}".`;
  }
  if (url.pathname === '/' && !/[?#]/.test(address)) return undefined;
  return `must be an address without a path: ${url.origin}, not "${address}".`;
}

/** The same for the shop's own page, which may lie anywhere. */
export function shopUrlFault(address: string): string | undefined {
  if (URL.canParse(address) && /^https?:/.test(address)) return undefined;
  return `must be an address such as https://shop.example, not "${address}".`;
}
