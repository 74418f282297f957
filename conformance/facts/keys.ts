import type { Section } from '../fact.ts';
import { outcome, ready, readyFields, taken } from '../shop.ts';

export const keyFacts: Section = {
  title: { en: 'Keys', ko: '키' },
  facts: [
    {
      id: 'keys.secret-key',
      mark: 'doc',
      says: { en: '`Authorization: SECRET_KEY …` is taken', ko: '`Authorization: SECRET_KEY …`를 받습니다' },
      ask: (asking) => outcome(ready(asking)),
      expect: '200',
    },
    {
      id: 'keys.dev-secret-key',
      mark: 'client',
      says: {
        en: 'So is a development key as `DEV_SECRET_KEY …`',
        ko: '개발용 키는 `DEV_SECRET_KEY …`로도 받습니다',
      },
      ask: (asking) =>
        outcome(
          asking.call('ready', readyFields(asking), {
            headers: { authorization: `DEV_SECRET_KEY ${asking.target.key}` },
          }),
        ),
      expect: '200',
    },
    {
      id: 'keys.none',
      mark: 'doc',
      says: { en: 'No `Authorization` header: 400, -400', ko: '`Authorization` 헤더가 없으면 400, -400' },
      ask: (asking) => outcome(asking.call('ready', readyFields(asking), { headers: { authorization: undefined } })),
      expect: '400 -400',
    },
    {
      id: 'keys.wrong',
      mark: 'doc',
      says: { en: 'A wrong key: 401, -401', ko: '틀린 키는 401, -401' },
      ask: (asking) =>
        outcome(
          asking.call('ready', readyFields(asking), { headers: { authorization: `SECRET_KEY DEV${'1'.repeat(37)}` } }),
        ),
      expect: '401 -401',
    },
    {
      id: 'keys.kakao-ak',
      mark: 'doc',
      says: { en: 'The legacy scheme `KakaoAK`: 401, -401', ko: '이전 방식인 `KakaoAK`는 401, -401' },
      ask: (asking) =>
        outcome(asking.call('ready', readyFields(asking), { headers: { authorization: `KakaoAK ${'0'.repeat(32)}` } })),
      expect: '401 -401',
    },
    {
      id: 'keys.cid-unknown',
      mark: 'doc',
      says: { en: 'An unknown merchant code: -731', ko: '모르는 가맹점 코드는 -731' },
      ask: (asking) => outcome(ready(asking, { cid: 'TC00000000' })),
      expect: '400 -731',
    },
    {
      id: 'keys.cid-secret',
      mark: 'inferred',
      says: {
        en: 'A `cid_secret` that is not of digits and small letters: -733',
        ko: '숫자와 소문자가 아닌 `cid_secret`은 -733',
      },
      ask: (asking) => outcome(ready(asking, { cid_secret: 'NOT A SECRET' })),
      expect: '400 -733',
    },
    {
      id: 'keys.get',
      mark: 'doc',
      says: { en: 'Every call is a POST: a GET is refused', ko: '모든 호출은 POST입니다. GET은 거절합니다' },
      ask: (asking) => taken(asking.call('order', {}, { method: 'GET' })),
      expect: 'refused',
    },
  ],
};
