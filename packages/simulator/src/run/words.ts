import { kakaoPayHosts } from '../proxy/hosts.ts';
import type { Seen } from '../proxy/seen.ts';

/** What is said around a program that runs; on standard error, since the other output is the program's own. */

const guide = 'https://github.com/kakaopay-serverless/kakaopay-serverless/blob/main/docs/guides/unchanged-programs.md';

const won = (amount: number) => `${amount.toLocaleString('en-US')} won`;
const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** What a run added to the simulator's books. */
export interface Sums {
  readonly payments: number;
  readonly paidWon: number;
  readonly canceledWon: number;
}

export const opened = (url: string): string =>
  `KakaoPay simulator: ${url}/ answers for ${kakaoPayHosts.join(' and ')}.`;

export const notStarted = (command: string, code: string | undefined): string =>
  code === 'ENOENT' ? `There is no command ${command}.` : `${command} cannot be run (${code}).`;

export function summary(
  { calls, begun, refused, distrusted, elsewhere }: Seen,
  sums: Sums,
  findings: readonly string[],
): string {
  const { payments, paidWon, canceledWon } = sums;
  const lines = [
    `KakaoPay simulator: ${counted(calls, 'call')}, ${refused} refused; ${counted(begun, 'payment')} begun, ` +
      `${payments} approved; ${won(paidWon)} paid, ${won(canceledWon)} given back.`,
    ...findings.map((finding) => `  ${finding}`),
  ];
  if (calls === 0 && payments === 0)
    lines.push(`No call of KakaoPay came here. If there was one, it went another way: ${guide}`);
  if (distrusted > 0) {
    lines.push(
      `${counted(distrusted, 'connection')} ended because the program does not trust this run's certificate: ${guide}`,
    );
  }
  if (elsewhere.size > 0) {
    lines.push(`Not let through: ${[...elsewhere].join(', ')}. With --pass-through they are.`);
  }
  return lines.join('\n');
}

/** How programs with KakaoPay's address built in get here, for a simulator that goes on. */
export function doorsOpened(proxyUrl: string | undefined, tlsPort: number | undefined, caDir: string): string {
  const lines = ["Programs with KakaoPay's address built in get here by:"];
  if (proxyUrl) {
    const print = `kakaopay-simulator --print-env shell --ca-dir ${caDir} --proxy ${new URL(proxyUrl).port}`;
    lines.push(`  the proxy ${proxyUrl}; what to set: ${print}`);
  }
  if (tlsPort)
    lines.push(`  TLS on port ${tlsPort}, under the names ${kakaoPayHosts.join(' and ')}; trust ${caDir}/ca.pem`);
  return `${lines.join('\n')}\n`;
}
