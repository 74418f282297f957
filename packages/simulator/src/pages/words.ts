import type { ErrorPageView, Language } from '../views.ts';
import { listWords } from './list-words.ts';
import { payerWords } from './payer-words.ts';
import { statusWords } from './status-words.ts';

interface Message {
  readonly title: string;
  readonly body: string;
}

/** What all pages say, and the page of an error. */
const ko = {
  languageName: '한국어',
  languageSwitch: '언어',
  simulation: '모의 결제 – 실제로 결제되지 않아요',
  brand: '결제 시뮬레이터',
  skip: '본문으로 바로가기',

  reason: {
    not_found: {
      title: '결제를 찾을 수 없어요',
      body: '주소를 확인해 주세요. 시뮬레이터를 새로 시작했다면 이전 결제는 없을 수 있어요.',
    },
    refused: {
      title: '요청을 거절했어요',
      body: '다른 사이트에서 보낸 요청은 받지 않아요. 이 시뮬레이터의 화면에서 다시 해 주세요.',
    },
    cannot: {
      title: '이미 끝난 결제예요',
      body: '한 번 끝난 결제 주소는 다시 쓸 수 없어요. 쇼핑몰에서 새로 시작해 주세요.',
    },
    invalid: {
      title: '선택한 값을 쓸 수 없어요',
      body: '이 결제에서 허용되지 않는 값이에요. 앞 화면에서 다시 선택해 주세요.',
    },
  } satisfies Record<ErrorPageView['reason'], Message>,
  back: '돌아가기',
};

const en: typeof ko = {
  languageName: 'English',
  languageSwitch: 'Language',
  simulation: 'Simulation: you will not be charged',
  brand: 'Payment simulator',
  skip: 'Skip to content',

  reason: {
    not_found: {
      title: 'No such payment',
      body: 'Check the address. A simulator that was started afresh does not know earlier payments.',
    },
    refused: {
      title: 'Request refused',
      body: 'Requests from other sites are not accepted. Try again from the simulator’s own page.',
    },
    cannot: { title: 'This payment is finished', body: 'A payment link works once. Start again at the shop.' },
    invalid: {
      title: 'That choice is not possible',
      body: 'This payment does not allow the value. Go back and choose again.',
    },
  },
  back: 'Go back',
};

export const otherLanguage: Readonly<Record<Language, Language>> = { ko: 'en', en: 'ko' };

/** Every word a person reads. The Korean side is the model; the compiler holds the English one to it. */
const all = {
  ko: { ...ko, ...payerWords.ko, ...listWords.ko, status: statusWords.ko },
  en: { ...en, ...payerWords.en, ...listWords.en, status: statusWords.en },
};

export type Words = typeof all.ko;

export const words: Readonly<Record<Language, Words>> = all;
