import * as v from 'valibot';
import { isParameter, paramsOf, shownName } from '../parameters.ts';
import { isRefused, type Rule, type Words } from '../rule.ts';
import { isOfParameter } from '../see.ts';
import type { SeenCall } from '../seen.ts';
import { isJsonOnLegacy } from './bodies.ts';

/** Parameters that are missing, have a value that KakaoPay does not take, or a name it does not know. */

interface Complaints {
  readonly missing: readonly string[];
  readonly bad: readonly string[];
}

/** All of them at once: KakaoPay names the first alone. */
function complaintsOf({ name, raw }: SeenCall): Complaints {
  if (name === undefined || raw === undefined) return { missing: [], bad: [] };
  const issues = v.safeParse(paramsOf[name], raw).issues ?? [];
  const names = [...new Set(issues.map((issue) => v.getDotPath(issue)?.split('.', 1)[0] ?? ''))];
  return {
    missing: names.filter((parameter) => raw[parameter] === undefined),
    bad: names.filter((parameter) => raw[parameter] !== undefined),
  };
}

const isBad = (call: SeenCall) =>
  isRefused(call) && call.stage === 'call' && isOfParameter(call.text ?? '') && !isJsonOnLegacy(call);

const letters = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

/** A parameter that was sent by almost its name: `totalAmount`. */
const sentAs = ({ raw }: SeenCall, parameter: string) =>
  Object.keys(raw ?? {})
    .map(shownName)
    .find((name) => name !== parameter && letters(name) === letters(parameter));

function missingWords(call: SeenCall): Words {
  const { missing } = complaintsOf(call);
  const similar = missing.flatMap((name) => sentAs(call, name) ?? []);
  const list = missing.join(', ');
  const names = similar.join(', ');
  return {
    en: `${list} ${missing.length > 1 ? 'are' : 'is'} missing${names && `; ${names} is not its name`}. An empty value counts as missing.`,
    ko: `${list} 값이 없어요${names && `. ${names}는 맞는 이름이 아니에요`}. 빈 값은 보내지 않은 것과 같아요.`,
  };
}

const integers: ReadonlySet<string> = new Set([
  'quantity',
  'total_amount',
  'tax_free_amount',
  'vat_amount',
  'green_deposit',
  'install_month',
  'cancel_amount',
  'cancel_tax_free_amount',
  'cancel_vat_amount',
  'cancel_available_amount',
]);

/** What a parameter must be. */
function kindOf(name: string): Words {
  if (name === 'install_month') return { en: 'a whole number from 0 to 12', ko: '0부터 12까지의 정수' };
  if (integers.has(name)) return { en: 'a whole number in digits alone', ko: '숫자로만 쓴 정수' };
  if (name.endsWith('_url') && name !== 'redirect_scheme_url') {
    return { en: 'a whole http or https address of at most 255 characters', ko: '255자 이하의 완전한 http(s) 주소' };
  }
  if (name === 'available_cards') return { en: 'a list of company codes', ko: '카드사 코드 목록' };
  if (name === 'custom_json') return { en: 'an object of texts', ko: '문자열만 담은 객체' };
  if (name === 'use_share_installment') return { en: 'Y or N', ko: 'Y 또는 N' };
  const max = maxOf[name] ?? 100;
  return { en: `a text of at most ${max} characters`, ko: `${max}자 이하의 문자열` };
}

const maxOf: Readonly<Record<string, number>> = {
  cid: 10,
  tid: 20,
  sid: 20,
  payload: 200,
  payment_method_type: 20,
  redirect_scheme_url: 255,
};

const unknownNames = (call: SeenCall) =>
  Object.keys(call.raw ?? {})
    .filter((name) => !isParameter(call, name))
    .map(shownName);

export const parameterRules: readonly Rule[] = [
  {
    id: 'missing_parameter',
    severity: 'error',
    when: (call) => isBad(call) && complaintsOf(call).missing.length > 0,
    words: missingWords,
  },
  {
    id: 'bad_parameter',
    severity: 'error',
    when: (call) => isBad(call) && complaintsOf(call).bad.length > 0,
    words(call) {
      const bad = complaintsOf(call).bad.map((name) => ({ name, ...kindOf(name) }));
      return {
        en: `${bad.map(({ name, en }) => `${name} must be ${en}`).join('; ')}.`,
        ko: `${bad.map(({ name, ko }) => `${name}: ${ko}이어야 해요`).join('. ')}.`,
      };
    },
  },
  {
    id: 'unknown_parameter',
    severity: 'hint',
    when: (call) => call.name !== undefined && !isJsonOnLegacy(call) && unknownNames(call).length > 0,
    words(call) {
      const names = unknownNames(call).slice(0, 5).join(', ');
      return {
        en: `KakaoPay does not know ${names} here, and does not read it.`,
        ko: `카카오페이의 이 호출에는 ${names} 파라미터가 없어서 읽지 않아요.`,
      };
    },
  },
];
