/** What the list says about faults. */
const ko = {
  title: '오류 시험',
  intro: '카카오페이가 잘못 답할 때 프로그램이 어떻게 되는지 시험해요.',
  call: '호출',
  kind: '오류',
  kinds: {
    refuse: '거절해요',
    lose_answer: '처리한 뒤 연결을 끊어요',
    bank_unknown: '처리한 뒤 은행 결과를 모른다고 답해요',
    stall: '처리한 뒤 늦게 답해요',
  } as Readonly<Record<string, string>>,
  code: '오류 코드',
  ms: '늦출 시간 (ms)',
  every: '몇 번째마다',
  times: '최대 횟수',
  unlimited: '제한 없음',
  add: '오류 넣기',
  remove: '빼기',
  removeOf: (call: string) => `${call} 오류 빼기`,
  everyOf: (count: string) => `${count}번째 호출마다`,
  timesOf: (count: string) => `최대 ${count}번`,
  fired: (count: string) => `지금까지 ${count}번`,
  list: '넣어 둔 오류',
};

const en: typeof ko = {
  title: 'Faults',
  intro: 'See what your program does when KakaoPay gives a bad answer, or none.',
  call: 'Call',
  kind: 'Fault',
  kinds: {
    refuse: 'Refuse',
    lose_answer: 'Process it, then drop the connection',
    bank_unknown: 'Process it, then say the bank’s result is unknown',
    stall: 'Process it, then answer late',
  },
  code: 'Error code',
  ms: 'Delay (ms)',
  every: 'Every n-th call',
  times: 'At most',
  unlimited: 'No limit',
  add: 'Inject fault',
  remove: 'Remove',
  removeOf: (call) => `Remove the fault of ${call}`,
  everyOf: (count) => `every ${count} calls`,
  timesOf: (count) => (count === '1' ? 'at most once' : `at most ${count} times`),
  fired: (count) => `${count} times so far`,
  list: 'Injected faults',
};

export const faultWords = { ko, en };
