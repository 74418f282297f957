import type { Need } from './fact.ts';

/** Everything that `docs/conformance.md` and its Korean counterpart say around the facts. */

export type Language = 'en' | 'ko';

interface Words {
  readonly file: string;
  readonly title: string;
  readonly intro: string;
  readonly made: string;
  readonly counts: string;
  readonly countColumns: readonly string[];
  readonly marks: string;
  readonly ask: string;
  readonly askText: string;
  readonly open: string;
  readonly openText: (ids: string) => string;
  readonly never: string;
  readonly columns: readonly string[];
  readonly readme: string;
  readonly agrees: string;
  readonly differs: (seen: string) => string;
  readonly failed: string;
  readonly on: (day: string) => string;
  readonly notAsked: (needs: string) => string;
  readonly needs: Readonly<Record<Need, string>>;
}

const commands = `\`\`\`sh
KAKAOPAY_DEV_SECRET_KEY=DEV... npm run conformance -- --target real
KAKAOPAY_DEV_SECRET_KEY=DEV... npm run conformance -- --target real --with-payer --with-waiting
\`\`\``;

const form = 'https://github.com/kakaopay-serverless/kakaopay-serverless/issues/new?template=kakaopay-differs.yml';

export const words: Readonly<Record<Language, Words>> = {
  en: {
    file: 'conformance.md',
    title: 'Does the simulator do what KakaoPay does?',
    intro:
      'Each fact that is known of KakaoPay’s API, or assumed, and that it can be asked; what the simulator answers; and what the real one answered, once somebody with a key has asked it.',
    made: 'Made by `npm run conformance` from the facts in [conformance](../conformance/facts.ts); a test keeps them equal.',
    counts: 'In numbers',
    countColumns: [
      'Evidence',
      'Facts',
      'Simulator agrees',
      'Simulator differs',
      'Real KakaoPay agrees',
      'Real KakaoPay differs',
      'Not yet asked',
    ],
    marks:
      '[doc] documentation, [client] seen in clients or captured answers, [inferred] deduced. What the simulator does not do at all stands at the end of [its README](../packages/simulator/README.md).',
    ask: 'Ask the real one',
    askText: `All it takes is a development key: the *Secret key(dev)* of an app at developers.kakaopay.com, for which no contract is needed.

${commands}

It sends at most 300 calls with test merchant codes, so no money moves, and refuses every key that does not begin with \`DEV\`. With \`--with-payer\` it shows the address
of a payment page eight times (nine with \`--with-waiting\`) and waits until you have paid there, or given up, in a browser on the same machine. \`--with-waiting\` takes 16
minutes. What it finds is written to this page and to \`real.json\` in the folder \`conformance\`, without keys, ids or tokens. Send both as a pull request, or
[tell what differs](${form}).`,
    open: 'What only the real one can tell',
    openText: (ids) => `Deduced, and not yet asked: ${ids}.`,
    never:
      'A decline cannot be ordered from the real one, so what it does to the payment stays open: `statusAfterDecline`.',
    columns: ['Fact', 'What is said of it', 'Evidence', 'Simulator', 'Real KakaoPay'],
    readme: '../packages/simulator/README.md#where-kakaopays-behavior-is-unknown',
    agrees: 'agrees',
    differs: (seen) => `**differs**: ${seen}`,
    failed: '**no answer**',
    on: (day) => ` (${day})`,
    notAsked: (needs) => (needs ? `not yet asked; needs ${needs}` : 'not yet asked'),
    needs: { payer: 'a payer', time: '16 minutes', legacy: 'a key of the legacy API' },
  },
  ko: {
    file: 'conformance.ko.md',
    title: '시뮬레이터는 카카오페이와 같습니까?',
    intro:
      '카카오페이 API에 대해 알려졌거나 추정한 사실 가운데 물어볼 수 있는 것, 시뮬레이터의 답, 그리고 키가 있는 사람이 물어본 뒤에는 실제 카카오페이의 답을 모았습니다.',
    made: '[conformance](../conformance/facts.ts)의 사실에서 `npm run conformance`로 만들고, 테스트가 둘이 같은지 확인합니다.',
    counts: '개수',
    countColumns: [
      '근거',
      '사실',
      '시뮬레이터와 같음',
      '시뮬레이터와 다름',
      '실제 카카오페이와 같음',
      '실제 카카오페이와 다름',
      '아직 묻지 않음',
    ],
    marks:
      '[doc] 문서, [client] 클라이언트나 수집한 응답에서 본 것, [inferred] 추정. 시뮬레이터가 전혀 흉내 내지 않는 것은 [README](../packages/simulator/README.ko.md)의 끝에 있습니다.',
    ask: '실제 카카오페이에 묻기',
    askText: `개발용 키만 있으면 됩니다. developers.kakaopay.com에 만든 앱의 *Secret key(dev)*이고, 계약은 필요 없습니다.

${commands}

테스트 가맹점 코드로 300번까지만 호출하므로 돈은 움직이지 않으며, \`DEV\`로 시작하지 않는 키는 모두 거절합니다. \`--with-payer\`를 붙이면 결제 페이지 주소를 여덟 번(\`--with-waiting\`이 있으면 아홉 번)
보여 주고, 같은 컴퓨터의 브라우저에서 결제하거나 포기할 때까지 기다립니다. \`--with-waiting\`은 16분이 걸립니다. 결과는 이 페이지와 \`conformance\` 폴더의
\`real.json\`에 키, id, 토큰 없이 적습니다. 둘을 풀 리퀘스트로 보내거나 [다른 점을 알려 주세요](${form}).`,
    open: '실제 카카오페이만 답할 수 있는 것',
    openText: (ids) => `추정했고 아직 묻지 않은 것: ${ids}.`,
    never:
      '실제 카카오페이에서는 거절을 일부러 일으킬 수 없으므로, 거절된 결제가 어떻게 되는지는 알 수 없습니다: `statusAfterDecline`.',
    columns: ['사실', '알려진 내용', '근거', '시뮬레이터', '실제 카카오페이'],
    readme: '../packages/simulator/README.ko.md#실제-카카오페이를-알-수-없는-부분',
    agrees: '같음',
    differs: (seen) => `**다름**: ${seen}`,
    failed: '**답 없음**',
    on: (day) => ` (${day})`,
    notAsked: (needs) => (needs ? `아직 묻지 않음. 필요한 것: ${needs}` : '아직 묻지 않음'),
    needs: { payer: '구매자', time: '16분', legacy: '이전 API의 키' },
  },
};
