import { readyExample } from '../pages/ready-example.ts';

/** Everything the command says. */

export const help = `Simulates KakaoPay for development and tests: old and new API, payment pages, a virtual clock, faults.

Usage: kakaopay-simulator [options]

  --port <number>       where to listen, 0 for any free port (default 4000)
  --host <address>      the address to listen on (default 127.0.0.1)
  --public-url <url>    the address others reach it by, when it is another one
  --domain <origin>     a registered site domain such as https://shop.example; may be repeated.
                        Without it every return address is taken.
  --version             print the version
  --help                print this
`;

export const started = (url: string): string => `KakaoPay simulator: ${url}/

Give your program this address for KakaoPay's:
  ${url}   instead of https://open-api.kakaopay.com (JSON, SECRET_KEY)
  ${url}   instead of https://kapi.kakao.com (form, KakaoAK)
Any test key is taken. Merchant codes: TC0ONETIME, TCSUBSCRIP.

Try it:
${readyExample(url)}

Stop it with Ctrl-C.
`;

export const stopped = 'KakaoPay simulator stopped.';

/** Why it could not listen, by Node's error code. */
export const listenErrors: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) => `Port ${port} is taken by another program: stop that one or choose another --port.`,
  EACCES: (_host, port) => `Port ${port} may not be used by this account: choose a --port above 1023.`,
  EADDRNOTAVAIL: (host) => `This machine has no address ${host}: choose another --host.`,
  ENOTFOUND: (host) => `There is no host ${host}: choose another --host.`,
};

export const cannotListen = (host: string, port: number): string => `Cannot listen on ${host}, port ${port}.`;
export const badPort = (value: string): string => `--port must be a number from 0 to 65535, not ${value}.`;
export const badUrl = (value: string): string => `--public-url must be an http or https address, not ${value}.`;
export const badFlags = (reason: string): string => `${reason.split('. ', 1)[0]?.replace(/\.$/, '')}. See --help.`;
