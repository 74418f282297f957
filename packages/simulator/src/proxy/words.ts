/** What the proxy says. */

const statuses: Readonly<Record<number, string>> = { 403: 'Forbidden', 502: 'Bad Gateway' };

export const words = {
  unreachable: (host: string): string => `${host} could not be reached.\n`,
  notKakaoPay: (host: string): string =>
    `This proxy of kakaopay-simulator leads to KakaoPay's API alone, not to ${host}: start it with --pass-through to let other calls through.\n`,
  noProxyCall: (url: string): string =>
    `This is a proxy for programs, and TLS for KakaoPay's hosts. The simulator and its pages are at ${url}/.\n`,
  /** A whole answer to `CONNECT`. */
  refusedTunnel: (status: number, sentence: string): string =>
    `HTTP/1.1 ${status} ${statuses[status]}\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(sentence)}\r\n` +
    `connection: close\r\n\r\n${sentence}`,
};
