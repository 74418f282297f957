import { counted, thousands } from './numbers.ts';
import type { Headline } from './sentence.ts';

// What the report says, to people who have never heard of a simulation.

export const notRun = 'Not run: there are no figures for this part yet.';

export function claimOf({ violations, failed }: Headline): string {
  if (violations > 0) return `${counted(violations, 'violation')} found`;
  return failed > 0 ? `${counted(failed, 'part')} of the proof failed` : 'No won lost, none taken twice';
}

export const leadOf = ({ payments, seeds, faults, violations }: Headline): string =>
  [
    `Make-believe buyers paid ${counted(payments, 'time')} with make-believe money: in ${counted(seeds, 'world')} inside a computer, with the very code that takes real payments.`,
    `${counted(faults, 'time')} something was broken on purpose, at whatever moment: an answer was lost, a program killed halfway, a request sent twice, the database refused.`,
    'When the dust had settled, KakaoPay’s own books were held against ours, won by won.',
    violations === 0 ? 'They were equal, in every world.' : `What was wrong: ${thousands(violations)}.`,
  ].join(' ');

/** Of parts without a result; nothing is said when there are none. */
export const missingOf = (titles: readonly string[]): string =>
  titles.length === 0 ? '' : `Without figures, because they were not run or have failed: ${titles.join(', ')}.`;

export const made =
  'Made by `npm run proof`; a test keeps it equal to the figures of the last run that was kept. With pictures: [proof.html](proof.html), one file to save and open in a browser.';

export const sections = {
  payments: {
    title: 'Every payment is a dot',
    text: 'The dots are payments: green where every won is where it belongs, a red cross for each thing that is wrong.',
  },
  history: {
    title: 'One payment that was saved',
    text: 'One payment out of all of them, as it went. Time stands on the left, in minutes and seconds; ✕ is where something was broken.',
  },
  parts: {
    title: 'How it was tried',
    text: 'Each world grows out of one number, its seed: who comes when, and what breaks. The same number is the same world again, on any computer, so whatever goes wrong in one can be looked at again, and nothing here has to be believed.',
  },
  invariants: {
    title: 'What must hold',
    text: 'These rules are checked in every world, at every step and when everything has come to rest. About money, KakaoPay’s own ledger is the judge, not our table.',
  },
  matrix: {
    title: 'Everything that can break, everywhere',
    text: 'The simulation breaks things at random. Here nothing is left to chance: each call that the service makes to the outside is broken, one after the other, in every way, followed by what people and programs do next.',
  },
  coverage: {
    title: 'Faults in the simulation',
    text: 'What broke how often, and what the service was doing at that moment.',
  },
  truth: {
    title: 'Time to the truth',
    text: 'When an answer is lost, nobody knows for a moment whether the buyer has paid. This is how long it takes until the service knows: the seconds of the virtual clock between the payment at KakaoPay and our knowing of it, not counting the time in which KakaoPay itself is out of order.',
  },
  planted: {
    title: 'Bugs planted on purpose',
    text: 'Would anybody notice? The service was made wrong on purpose, one bug after the other: a check left out, two lines swapped, a wake-up forgotten. Either the simulation must notice, or the test that was named beforehand.',
  },
  mutants: {
    title: 'Code changed blindly',
    text: 'A program changes the sources on which money depends, one place at a time, without understanding them: it turns a condition round or drops a line. A test has to fail each time. That takes long, so what was found is kept, together with a hash of the sources; `npm run mutants` does it anew.',
  },
  again: {
    title: 'Do it again',
    text: 'Everything can be repeated: `npm ci`, and then any of these. `npm run proof` does them all but for the million payments, which take the better part of an hour.',
  },
} as const;

export type SectionName = keyof typeof sections;

export function koreanClaimOf({ violations, failed }: Headline): string {
  if (violations > 0) return `위반이 ${thousands(violations)}건 나왔습니다`;
  return failed > 0 ? `증명 가운데 ${failed}개 부분이 실패했습니다` : '사라진 돈도, 두 번 빠져나간 돈도 없습니다';
}

/** At the top of the page. */
export const koreanSummary = ({ payments, seeds, faults, violations }: Headline): readonly string[] => [
  `실제 결제를 처리하는 코드를 그대로 가져와, 컴퓨터 안의 가상 세계 ${thousands(seeds)}개에서 가상의 구매자들이 ${thousands(payments)}번 결제했습니다.`,
  `그동안 시점을 가리지 않고 ${thousands(faults)}번 일부러 고장을 냈습니다. 응답을 없애고, 프로그램을 도중에 강제로 끝내고, 같은 요청을 두 번 보내고, 데이터베이스가 요청을 거절하게 했습니다.`,
  violations === 0
    ? '모든 일이 끝난 뒤 카카오페이의 장부와 우리 장부를 1원 단위까지 대조했고, 어긋난 곳은 한 군데도 없었습니다.'
    : `모든 일이 끝난 뒤 카카오페이의 장부와 우리 장부를 1원 단위까지 대조했고, 규칙에 어긋난 것이 ${thousands(violations)}건 나왔습니다.`,
  '가상 세계는 저마다 번호 하나에서 시작합니다. 같은 번호로 실행하면 어느 컴퓨터에서나 똑같은 일이 다시 일어나므로, 누구나 직접 확인할 수 있습니다.',
];
