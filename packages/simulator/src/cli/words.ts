import { readyExample } from '../pages/ready-example.ts';

/** Everything the command says. */

export const help = `Simulates KakaoPay for development and tests: old and new API, payment pages, a virtual clock, faults.

Usage: kakaopay-simulator [options]
       kakaopay-simulator run [options] -- <command …>

With run, the command is started so that its calls of https://open-api.kakaopay.com and https://kapi.kakao.com come here,
whatever language it is in and without a change to it. Its exit code is the exit code.

  --port <number>           where to listen, 0 for any free port (default 4000)
  --host <address>          the address to listen on (default 127.0.0.1)
  --public-url <url>        the address others reach it by, when it is another one
  --domain <origin>         a registered site domain such as https://shop.example; may be repeated.
                            Without it every return address is accepted.
  --data <file>             keep everything in this file, and carry on from it at the next start
  --secret-key <key>        the only key accepted by the current API; may be repeated. Default: any test key
  --admin-key <key>         the same for the legacy API
  --seed <text>             the same seed, clock and requests give the same ids and tokens
  --seed-file <file>        payments, subscriptions and faults to begin with, in YAML or JSON; again after a reset
  --now <time>              where the clock starts, such as 2026-12-31T23:59:00+09:00
  --life <time>             how long a payment request lives (default 15m)
  --keep <number>           how many finished payments to keep, the newest; older ones are forgotten.
                            Default: all
  --journal <number>        how many of the things that happened to remember, the newest (default 2000)
  --assume <name>=<value>   what to assume where the real KakaoPay is not known; may be repeated.
                            --assume help lists the names and values.
  --ca-dir <folder>         keep the certificates for KakaoPay's hosts here, for the two options that follow
  --proxy <port>            be a proxy as well, for programs on this machine with KakaoPay's address built in
  --tls <port>              answer KakaoPay's hosts over TLS, for programs that are led here by name (hosts file, Docker)
  --pass-through            let calls of other hosts through the proxy
  --print-env <for>         print what to set by hand for a simulator with --proxy 4001, and end. For: shell, fish,
                            powershell, dotenv, docker, or a language alone: node, python, java, php, ruby, go
  --version                 print the version
  --help                    print this
`;

export const started = (url: string): string => `KakaoPay simulator: ${url}/

Give your program this address for KakaoPay's:
  ${url}   instead of https://open-api.kakaopay.com (JSON, SECRET_KEY)
  ${url}   instead of https://kapi.kakao.com (form, KakaoAK)
A client that tells the generation by the host would take the wrong one: leave its address alone, and start it by
  kakaopay-simulator run -- <command>
Any test key is accepted. Merchant codes: TC0ONETIME, TCSUBSCRIP.

Try it:
${readyExample(url)}

Stop it with Ctrl-C.
`;

export const stopped = 'KakaoPay simulator stopped.';

/** Why it could not listen, by Node's error code. */
export const listenErrors: Readonly<Record<string, (host: string, port: number, flag?: string) => string>> = {
  EADDRINUSE: (_host, port, flag = 'port') =>
    `Port ${port} is taken by another program: stop that one or choose another --${flag}.`,
  EACCES: (_host, port, flag = 'port') =>
    `Port ${port} may not be used by this account: choose a --${flag} above 1023.`,
  EADDRNOTAVAIL: (host) => `This machine has no address ${host}: choose another --host.`,
  ENOTFOUND: (host) => `There is no host ${host}: choose another --host.`,
};

export const cannotListen = (host: string, port: number): string => `Cannot listen on ${host}, port ${port}.`;
export const cannotUse = (path: string, code: string): string => `${path} cannot be used (${code}).`;
export const badValue = (flag: string, what: string, value: string): string =>
  `--${flag} must be ${what}, not ${value}.`;
export const badFlags = (reason: string, flags: readonly string[]): string =>
  `${reason.split('. ', 1)[0]?.replace(/\.$/, '')}. The options are --${flags.join(', --')}.`;

export const noProgram = 'Write the command after --, as in: kakaopay-simulator run -- npm test.';
export const needsFolder = (flag: string): string =>
  `--${flag} needs --ca-dir: a folder that keeps the certificates for KakaoPay's hosts.`;
