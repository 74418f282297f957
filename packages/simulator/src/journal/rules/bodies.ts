import { generations } from '../../api/generations.ts';
import { isRefused, type Rule, refusedWith } from '../rule.ts';
import type { SeenCall } from '../seen.ts';
import { byHostName } from './keys.ts';

/** Calls that could not be read at all. */

const unread = (call: SeenCall) => isRefused(call) && call.stage === 'body';
const form = 'application/x-www-form-urlencoded';
const isFormOnCurrent = (call: SeenCall) => call.generation === 'current' && unread(call) && call.body === 'form';

/** `curl -d '{…}'` calls its JSON a form: then it was read, as one field with a strange name. */
export const isJsonOnLegacy = (call: SeenCall): boolean =>
  call.generation === 'legacy' && isRefused(call) && call.body === 'json';

export const bodyRules: readonly Rule[] = [
  {
    id: 'no_such_call',
    severity: 'error',
    when: (call) => refusedWith(call, -404, -9) && call.name === undefined,
    words({ method, path }) {
      const [current, legacy] = [generations.current.prefix, generations.legacy.prefix];
      return {
        en: `KakaoPay has no call ${method} ${path}. All its calls are POST, to addresses that begin with ${current} or, in the legacy generation, ${legacy}.`,
        ko: `${method} ${path}라는 호출은 카카오페이에 없어요. 모든 호출은 POST이고 주소는 ${current} 또는(이전 세대) ${legacy}로 시작해요.`,
      };
    },
  },
  {
    id: 'json_on_legacy',
    severity: 'error',
    when: isJsonOnLegacy,
    words: ({ path }) => ({
      en: `This is the other generation's body: ${path} takes a form (${form}), JSON is not read there. ${byHostName.en}`,
      ko: `다른 세대의 본문이에요. ${path}는 폼(${form})을 받고 JSON은 읽지 않아요. ${byHostName.ko}`,
    }),
  },
  {
    id: 'form_on_current',
    severity: 'error',
    when: isFormOnCurrent,
    words: ({ path }) => ({
      en: `This is the other generation's body: ${path} takes JSON (Content-Type: application/json), not a form. ${byHostName.en}`,
      ko: `다른 세대의 본문이에요. ${path}는 폼이 아니라 JSON(Content-Type: application/json)을 받아요. ${byHostName.ko}`,
    }),
  },
  {
    id: 'unreadable_body',
    severity: 'error',
    when: (call) => unread(call) && !isJsonOnLegacy(call) && !isFormOnCurrent(call),
    words: ({ generation, text = '', contentType }) => ({
      en: `The body could not be read (${text}). It must be ${bodyWords[generation].en}; the Content-Type was ${contentType || 'missing'}.`,
      ko: `본문을 읽지 못했어요(${text}). ${bodyWords[generation].ko}이어야 해요. 보낸 Content-Type: ${contentType || '없음'}`,
    }),
  },
];

const bodyWords = {
  current: { en: 'a JSON object in UTF-8', ko: 'UTF-8 JSON 객체' },
  legacy: { en: 'a form in UTF-8', ko: 'UTF-8 폼' },
} as const;
