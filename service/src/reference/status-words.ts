import type { Language } from '../http/language.ts';
import { titlesInEnglish, todosInEnglish } from './todos-en.ts';
import { titlesInKorean, todosInKorean } from './todos-ko.ts';
import { runbooks, type Vocabulary, vocabularies, vocabularyNames } from './vocabularies.ts';

/** A word of a list: what it means, what a shop does then, and which runbook an operator opens. */
interface Said {
  readonly word: string;
  /** Its place at `/problems`. */
  readonly anchor: string;
  readonly meaning: string;
  readonly todo: string;
  readonly runbook?: string | undefined;
}

interface SaidOfList {
  readonly anchor: Vocabulary;
  readonly title: string;
  readonly words: readonly Said[];
}

type Pairs = Readonly<Record<string, readonly [meaning: string, todo: string]>>;

function inEnglish(name: Vocabulary): Pairs {
  const todos: Readonly<Record<string, string>> = todosInEnglish[name];
  return Object.fromEntries(
    Object.entries(vocabularies[name]).map(([word, meaning]) => [word, [meaning, todos[word] ?? '']]),
  );
}

/** Every list, in the order of the code's own tables. */
export function statusWords(language: Language): readonly SaidOfList[] {
  return vocabularyNames.map((anchor) => {
    const pairs: Pairs = language === 'ko' ? todosInKorean[anchor] : inEnglish(anchor);
    const books: Readonly<Record<string, string>> = runbooks[anchor] ?? {};
    const words = Object.keys(vocabularies[anchor]).map((word) => {
      const [meaning = '', todo = ''] = pairs[word] ?? [];
      return { word, anchor: `${anchor}-${word}`, meaning, todo, runbook: books[word] };
    });
    return { anchor, title: (language === 'ko' ? titlesInKorean : titlesInEnglish)[anchor], words };
  });
}

interface WordsAround {
  readonly title: string;
  readonly intro: string;
  readonly runbook: string;
}

/** What stands around the lists, on the page and in the documents. */
export const aroundStatuses: Readonly<Record<Language, WordsAround>> = {
  ko: {
    title: '상태와 이유',
    intro:
      '응답의 상태와 이유마다 그 뜻과 상점이 할 일을 찾아보세요. 새 결제를 만들 때 Idempotency-Key를 보낸다면 새 키를 쓰세요.',
    runbook: '담당자의 런북',
  },
  en: {
    title: 'Statuses and reasons',
    intro:
      'What each status and reason in the API’s answers means, and what a shop does then. Another payment needs another Idempotency-Key, if you send one.',
    runbook: 'The operator’s runbook',
  },
};
