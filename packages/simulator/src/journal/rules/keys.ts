import { generations } from '../../api/generations.ts';
import { isRefused, type Rule } from '../rule.ts';
import type { SeenCall } from '../seen.ts';

/** What is wrong with the Authorization header. The key itself is never said. */

const otherOf = { current: 'legacy', legacy: 'current' } as const;
const isOther = ({ generation, scheme }: SeenCall) => generations[otherOf[generation]].schemes.includes(scheme);
const stopped = (call: SeenCall) => isRefused(call) && call.name !== undefined && call.stage === 'key';
const isBare = ({ scheme, keyKind }: SeenCall) => scheme === 'none' && keyKind === 'none';
const isOwn = ({ generation, scheme }: SeenCall) => generations[generation].schemes.includes(scheme);

/** Said of a mix of generations, whatever shows it. */
export const byHostName = {
  en: 'Some clients choose the generation by the host name: with a changed address they silently take the other one. `kakaopay-simulator run` leaves the address as it is.',
  ko: '호스트 이름으로 세대를 고르는 클라이언트가 있어요. 주소를 바꾸면 말없이 다른 세대로 가요. `kakaopay-simulator run`을 쓰면 주소를 바꾸지 않아도 돼요.',
};

const ownHeader = {
  current: '`Authorization: SECRET_KEY <key>`',
  legacy: '`Authorization: KakaoAK <key>`',
} as const;

export const keyRules: readonly Rule[] = [
  {
    id: 'production_key',
    severity: 'error',
    when: ({ keyKind }) => keyKind === 'production',
    words: () => ({
      en: 'A production key (PRD…) was sent to the simulator. It was refused and not kept. Use the development key (DEV…), and look how the other one got here.',
      ko: '운영 키(PRD…)를 시뮬레이터로 보냈어요. 거절했고 남기지 않았어요. 개발 키(DEV…)를 쓰고, 운영 키가 왜 여기로 왔는지 확인하세요.',
    }),
  },
  {
    id: 'no_key',
    severity: 'error',
    when: (call) => stopped(call) && isBare(call),
    words: ({ generation }) => ({
      en: `The Authorization header is missing. It must be ${ownHeader[generation]}.`,
      ko: `Authorization 헤더가 없어요. ${ownHeader[generation]}이어야 해요.`,
    }),
  },
  {
    id: 'other_generation_key',
    severity: 'error',
    when: (call) => stopped(call) && isOther(call) && call.keyKind !== 'production',
    words: ({ generation, scheme, path }) => ({
      en: `${scheme} is the other generation's scheme. ${path} takes ${ownHeader[generation]}. ${byHostName.en}`,
      ko: `${scheme}는 다른 세대의 방식이에요. ${path}에는 ${ownHeader[generation]}를 써요. ${byHostName.ko}`,
    }),
  },
  {
    id: 'wrong_scheme',
    severity: 'error',
    when: (call) => stopped(call) && !isBare(call) && !isOther(call) && !isOwn(call) && call.keyKind !== 'production',
    words: ({ generation }) => ({
      en: `The Authorization header must be ${ownHeader[generation]}: this word, a space, the key.`,
      ko: `Authorization 헤더는 ${ownHeader[generation]}이어야 해요. 이 단어, 공백, 키 순서예요.`,
    }),
  },
  {
    id: 'key_not_taken',
    severity: 'error',
    when: (call) => stopped(call) && isOwn(call) && call.keyKind !== 'production',
    words: ({ keyKind }) =>
      keyKind === 'none'
        ? { en: 'The Authorization header has no key.', ko: 'Authorization 헤더에 키가 없어요.' }
        : {
            en: 'This key is none of those that the simulator was told to accept.',
            ko: '시뮬레이터가 받기로 정한 키가 아니에요.',
          },
  },
];
