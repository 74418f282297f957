import type { Language } from '../http/language.ts';

/** What stands around the document's own words. */
export interface DocsWords {
  readonly title: string;
  readonly intro: string;
  /** How to call it: the rules that hold everywhere. */
  readonly rules: readonly string[];
  readonly start: string;
  readonly contents: string;
  readonly languageNote: string;
  readonly scope: string;
  readonly noKey: string;
  readonly parameters: string;
  readonly in: Readonly<Record<string, string>>;
  readonly body: string;
  readonly answers: string;
  readonly problems: (count: number) => string;
  readonly example: string;
  readonly required: string;
  readonly listOf: string;
  readonly characters: (range: string) => string;
  readonly entries: (range: string) => string;
  readonly visibleText: string;
  readonly pattern: string;
  readonly byDefault: string;
  readonly examples: string;
  readonly oneOf: string;
  readonly webhooks: string;
  readonly webhooksIntro: string;
  readonly types: string;
  readonly data: string;
  readonly dataIntro: string;
  readonly allProblems: string;
}

export const docsWords: Readonly<Record<Language, DocsWords>> = {
  ko: {
    title: 'API 문서',
    intro: '서버에서 JSON으로 부르는 API예요. 같은 내용의 OpenAPI 3.1 문서:',
    rules: [
      '`Authorization: Bearer <API 키>`를 보내세요. 키는 서버에만 두세요. 브라우저에서는 부를 수 없어요.',
      '금액은 원 단위 정수예요. 이름이 `Won`으로 끝나요.',
      '`Idempotency-Key`를 보내면 같은 요청을 다시 보내도 안전해요. 취소와 정기 결제에는 반드시 보내세요.',
      '202는 결과를 아직 모른다는 뜻이에요. 다시 조회하거나 웹훅을 기다리고, 다른 방법으로 다시 하지 마세요.',
      '돌아온 브라우저나 웹훅을 그대로 믿지 마세요. 웹훅은 서명을 검증하고, 결제는 `GET /v1/payments/{id}`로 확인하세요.',
      '오류는 `application/problem+json`이고 `code`가 바뀌지 않아요. `retryable`이 같은 요청을 다시 보내도 되는지 알려 줘요.',
    ],
    start: '시작하기',
    contents: '목차',
    languageNote: '필드와 값의 설명은 영어로만 있어요.',
    scope: '필요한 권한',
    noKey: 'API 키가 필요 없어요.',
    parameters: '매개변수',
    in: { path: '경로', query: '쿼리', header: '헤더' },
    body: '본문',
    answers: '응답',
    problems: (count) => `오류 ${count}가지`,
    example: '예시',
    required: '필수',
    listOf: '목록:',
    characters: (range) => `${range}자`,
    entries: (range) => `${range}개`,
    visibleText: '제어 문자와 보이지 않는 문자 제외',
    pattern: '형식',
    byDefault: '기본값',
    examples: '예:',
    oneOf: '다음 중 하나:',
    webhooks: '웹훅',
    webhooksIntro: '등록한 주소로 보내는 요청이에요. 받으면 서명을 검증하고 15초 안에 2xx로 답하세요.',
    types: '이벤트 종류',
    data: '데이터',
    dataIntro: '응답과 웹훅에 담기는 객체예요.',
    allProblems: '오류 코드와 상태, 그때 할 일',
  },
  en: {
    title: 'API reference',
    intro: 'An API for servers, in JSON. The same as an OpenAPI 3.1 document:',
    rules: [
      'Send `Authorization: Bearer <API key>`. The key stays on your server: a browser cannot call this API.',
      'Amounts are whole numbers of won. Their names end with `Won`.',
      'An `Idempotency-Key` makes it safe to send a request again. Cancellations and charges need one.',
      '202 means that the outcome is not known yet. Ask again or wait for the webhook; do not do it in another way.',
      'Trust neither the browser that comes back nor a webhook as it is: verify the signature, and ask `GET /v1/payments/{id}`.',
      'Problems are `application/problem+json` with a stable `code`; `retryable` says whether the same request may be sent again.',
    ],
    start: 'Start',
    contents: 'Contents',
    languageNote: '',
    scope: 'Scope',
    noKey: 'No API key is needed.',
    parameters: 'Parameters',
    in: { path: 'path', query: 'query', header: 'header' },
    body: 'Body',
    answers: 'Answers',
    problems: (count) => (count === 1 ? '1 problem' : `${count} problems`),
    example: 'Example',
    required: 'required',
    listOf: 'list of',
    characters: (range) => `${range} characters`,
    entries: (range) => `${range} entries`,
    visibleText: 'no control or invisible characters',
    pattern: 'pattern',
    byDefault: 'default',
    examples: 'e.g.',
    oneOf: 'one of',
    webhooks: 'Webhooks',
    webhooksIntro: 'What is posted to your addresses. Verify the signature, and answer with 2xx within 15 seconds.',
    types: 'Types of events',
    data: 'Data',
    dataIntro: 'What answers and webhooks hold.',
    allProblems: 'Problems, statuses and reasons, and what to do then',
  },
};
