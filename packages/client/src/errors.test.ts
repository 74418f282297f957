import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Certainty, KakaoPayError } from './index.ts';
import { answering, call, rejecting } from './testing.ts';

// The types in here are held by the compiler: npm run typecheck.

type Of<Kind extends Certainty> = Extract<KakaoPayError, { certainty: Kind }>;
type Failure = Of<'refused' | 'unknown'>;
type Silence = Extract<Failure, { code: 'not_connected' | 'too_late_to_send' | 'connection_lost' | 'timeout' }>;

describe('the certainty tells which fields an error has', () => {
  test('our_fault: the field that is wrong, and nothing of an answer', async () => {
    expectTypeOf<Of<'our_fault'>['field']>().toEqualTypeOf<string>();
    expectTypeOf<Of<'our_fault'>['code']>().toEqualTypeOf<'invalid_options' | 'invalid_request'>();
    expectTypeOf<Of<'our_fault'>>().not.toHaveProperty('httpStatus');
    expectTypeOf<Of<'our_fault'>>().not.toHaveProperty('kakaoPayCode');
    expectTypeOf<Of<'our_fault'>>().not.toHaveProperty('extras');
    const message = 'The request cannot be sent. pg_token must be a text of at least 1 character.';
    const error = { code: 'invalid_request', certainty: 'our_fault', message, call: 'approve', field: 'pg_token' };
    expect(await call(answering(200, {}).kakaoPay, 'approve', { pg_token: '' })).toEqual({ ok: false, error });
  });

  test('refused and unknown: what KakaoPay said, if it answered', async () => {
    expectTypeOf<Failure>().not.toHaveProperty('field');
    expectTypeOf<Failure['httpStatus']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Failure['kakaoPayCode']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Exclude<Failure, Silence>['httpStatus']>().toEqualTypeOf<number>();
    const { kakaoPay } = answering(400, { error_code: -701, error_message: 'no' });
    const message = 'The payer has not finished authentication.';
    const ours = { code: 'not_authenticated', certainty: 'refused', message, call: 'approve' };
    const error = { ...ours, httpStatus: 400, kakaoPayCode: -701, kakaoPayMessage: 'no' };
    expect(await call(kakaoPay, 'approve')).toEqual({ ok: false, error });
  });

  test('silence: nothing of an answer', async () => {
    expectTypeOf<Silence['httpStatus']>().toEqualTypeOf<undefined>();
    const message = 'The connection to KakaoPay broke before the answer came.';
    const error = { code: 'connection_lost', certainty: 'unknown', message, call: 'approve' };
    expect(await call(rejecting('no').kakaoPay, 'approve')).toEqual({ ok: false, error });
  });
});

/** A switch over the certainty is complete, and narrows. */
function told(error: KakaoPayError): string | number | undefined {
  // @ts-expect-error Whether there is a field is not known yet.
  const tooEarly: unknown = error.field ?? error.kakaoPayCode;
  switch (error.certainty) {
    case 'our_fault':
      return error.field;
    case 'refused':
    case 'unknown':
      return error.kakaoPayCode;
    default:
      return tooEarly as never;
  }
}

test('an error is told apart by its certainty alone', async () => {
  const wrong = await call(answering(200, {}).kakaoPay, 'cancel', { tid: '' });
  const refused = await call(answering(400, { error_code: -781 }).kakaoPay, 'cancel');
  expect([wrong, refused].map((result) => (result.ok ? 'ok' : told(result.error)))).toEqual(['tid', -781]);
});
