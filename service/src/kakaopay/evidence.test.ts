import { expect, test } from 'vitest';
import { refusalOf } from './evidence.ts';

test('a refusal has a code and words where KakaoPay gave them', () => {
  const error = { certainty: 'refused', code: 'refused', message: 'no', httpStatus: 400 } as const;
  expect(refusalOf({ ...error } as never)).toStrictEqual({ reason: 'refused' });
  expect(refusalOf({ ...error, kakaoPayCode: -780, kakaoPayMessage: 'no' } as never)).toStrictEqual({
    reason: 'refused',
    kakaoPayCode: -780,
    kakaoPayMessage: 'no',
  });
});
