import { sum, thousands } from './numbers.ts';
import { partNames } from './parts.ts';
import { type Proof, shownOf } from './proof.ts';

/** The numbers that are shown first; `undefined`: the simulation was not run. */
export interface Headline {
  readonly payments: number;
  readonly seeds: number;
  readonly faults: number;
  /** Of all parts. */
  readonly violations: number;
  /** How many parts have failed. */
  readonly failed: number;
}

export function headlineOf(proof: Proof): Headline | undefined {
  const { simulate, million } = proof.parts;
  if (simulate?.found === undefined) return undefined;
  const simulated = [simulate.found, million?.found].filter((found) => found !== undefined);
  const violations = sum(partNames.map((name) => shownOf(proof, name)?.violations ?? 0));
  const failed = Object.values(proof.parts).filter(({ isPassed }) => !isPassed).length;
  return {
    payments: sum(simulated.map(({ payments }) => payments)),
    seeds: sum(simulated.map(({ seeds }) => seeds)),
    faults: sum(simulated.map(({ coverage }) => sum(Object.values(coverage)))),
    violations,
    failed,
  };
}

type Shown = Record<'payments' | 'seeds' | 'faults' | 'violations', string>;

const texts = {
  en: ({ payments, seeds, faults, violations }: Shown) =>
    `The same code has been through ${payments} payments in ${seeds} virtual worlds, in which ${faults} things went wrong on purpose: answers were lost, functions killed midway, requests doubled. In the end everything was held against KakaoPay's own ledger, won by won. Violations: ${violations}. [The proof](docs/proof.md) says what was done, in plain words, and how to repeat it.`,
  ko: ({ payments, seeds, faults, violations }: Shown) =>
    `같은 코드로 가상 세계 ${seeds}개에서 결제 ${payments}건을 처리하는 동안 장애를 ${faults}번 일부러 일으켰습니다. 응답을 유실시키고, 함수를 도중에 강제로 종료하고, 같은 요청을 두 번 보냈습니다. 끝난 뒤 카카오페이 쪽 장부와 1원 단위까지 대조했습니다. 위반은 ${violations}건입니다. 무엇을 어떻게 했는지, 어떻게 다시 실행하는지는 [증명](docs/proof.md)에 있습니다.`,
} as const;

/** The README's sentence, in its language. */
export function sentenceOf(proof: Proof, language: keyof typeof texts): string {
  const headline = headlineOf(proof);
  if (headline === undefined) throw new Error('The simulation was not run: there is nothing to say');
  const { payments, seeds, faults, violations } = headline;
  return texts[language]({
    payments: thousands(payments),
    seeds: thousands(seeds),
    faults: thousands(faults),
    violations: thousands(violations),
  });
}
