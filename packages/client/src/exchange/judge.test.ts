import { describe, expect, test } from 'vitest';
import { answering, call, rejecting } from '../testing.ts';
import { type CallName, callNames } from './call.ts';
import { type Generation, generations } from './generations.ts';
import { outcomes } from './outcome-table.ts';

// What must hold is written down here a second time, turned round: by call instead of by code. Every row of the table
// is then walked through the whole client: each code × each call × both generations × the ways it can be said.

const gate = {
  both: [-401, -730, -731, -732, -733, -798],
  current: [-400, -403, -404, -429],
  legacy: [-2, -3, -5, -9, -10],
};
const refusals: Partial<Record<CallName, readonly number[]>> = {
  approve: [-701, -703, -704, -705, -706, -707, -708, -721, -722, -724, -725, -726, -780, -797],
  cancel: [-711, -721, -726, -781],
  subscription: [-703, -704, -705, -722, -725, -726, -750, -751, -752, -753, -782, -797],
  subscriptionInactive: [-750],
};
/** The codes that one generation documents and the other does not. */
const onlyIn: Record<Generation, readonly number[]> = {
  current: [...gate.current, -500, -503],
  legacy: [...gate.legacy, -1, -4, -6, -7, -8, -11, -12, -603, -903, -9798],
};
const onlyLookingUp: readonly CallName[] = ['order', 'subscriptionStatus'];
const bothGenerations = Object.keys(generations) as Generation[];

function isRefused(code: number, name: CallName, generation: Generation): boolean {
  if (name === 'ready' || onlyLookingUp.includes(name)) return true;
  return [...gate.both, ...gate[generation], ...(refusals[name] ?? [])].includes(code);
}

const bodies: Record<Generation, (code: number | string, extras?: object) => object> = {
  current: (code, extras) => ({ error_code: code, error_message: 'no', ...(extras && { extras }) }),
  legacy: (code, extras) => ({ code, msg: 'no', ...(extras && { extras }) }),
};

const everyWay = bothGenerations.flatMap((generation) => callNames.map((name) => ({ generation, name })));

describe.each(everyWay)('$name, $generation', ({ generation, name }) => {
  const answered = (status: number, body: unknown) => call(answering(status, body, { generation }).kakaoPay, name);
  const certainty = (isSafe: boolean) => (isSafe ? 'refused' : 'unknown');
  const uncertain = certainty(onlyLookingUp.includes(name));

  const codes = outcomes.filter(({ sign }) => typeof sign === 'number');
  test.each(codes)('$sign is $code', async ({ sign, code }) => {
    const kakaoPayCode = Number(sign);
    const isDocumented = !onlyIn[generation === 'current' ? 'legacy' : 'current'].includes(kakaoPayCode);
    const error = {
      code: isDocumented ? code : 'undocumented_error',
      certainty: certainty(isRefused(kakaoPayCode, name, generation)),
      kakaoPayCode,
      kakaoPayMessage: 'no',
      httpStatus: 400,
      call: name,
    };
    expect(await answered(400, bodies[generation](kakaoPayCode))).toMatchObject({ ok: false, error });
    expect(await answered(400, bodies[generation](String(kakaoPayCode)))).toMatchObject({ ok: false, error });
  });

  test.each(codes)('$sign outside 4xx proves nothing', async ({ sign }) => {
    for (const status of [200, 302, 399, 500, 503]) {
      const result = await answered(status, bodies[generation](Number(sign)));
      expect(result).toMatchObject({ ok: false, error: { certainty: uncertain, kakaoPayCode: sign } });
    }
  });

  test.each([
    ['BANK_FIRM_UNKNOWN', 'bank_result_unknown'],
    ['USER_LOCKED', 'other_payment_running'],
  ])('%s is %s whatever the code', async (method_result_code, code) => {
    for (const kakaoPayCode of [-780, -781, -782, -701, -401]) {
      const result = await answered(400, bodies[generation](kakaoPayCode, { method_result_code }));
      const error = { code, certainty: name === 'ready' ? 'refused' : uncertain, extras: { method_result_code } };
      expect(result).toMatchObject({ error });
    }
  });

  test('the code of a card company changes nothing, even if it looks like a sign of ours', async () => {
    for (const method_result_code of ['6666', 'not_connected', '-401']) {
      const result = await answered(400, bodies[generation](-785, { method_result_code }));
      expect(result).toMatchObject({ error: { code: 'duplicate_request' } });
    }
  });

  test.each([400, 404, 429, 499])('HTTP %i without a documented code is refused by ready only', async (status) => {
    for (const body of ['', '<html>', bodies[generation](-9999), { unheardOf: -401 }]) {
      const error = { code: 'undocumented_error', certainty: name === 'ready' ? 'refused' : uncertain };
      expect(await answered(status, body)).toMatchObject({ ok: false, error });
    }
  });

  test.each([500, 502, 503, 504, 599])('HTTP %i without a documented code is a failure inside', async (status) => {
    const error = { code: 'server_error', certainty: uncertain };
    expect(await answered(status, 'Bad Gateway')).toMatchObject({ ok: false, error });
  });

  test.each(['', 'OK', 'null', '[]', '{}', '5', '{"tid":"T1"', '{"aid":null}'])(
    '200 with %j is no answer',
    async (body) => {
      expect(await answered(200, body)).toMatchObject({
        ok: false,
        error: { code: 'bad_answer', certainty: uncertain },
      });
    },
  );

  test.each([100, 201, 204, 301, 307, 600, 0])('HTTP %i is no answer', async (status) => {
    expect(await answered(status, '')).toMatchObject({
      ok: false,
      error: { code: 'bad_answer', certainty: uncertain },
    });
  });

  test.each([
    ['ECONNREFUSED', 'not_connected', 'refused'],
    ['ENOTFOUND', 'not_connected', 'refused'],
    ['EAI_AGAIN', 'not_connected', 'refused'],
    ['UND_ERR_CONNECT_TIMEOUT', 'not_connected', 'refused'],
    ['ERR_TOO_LATE_TO_SEND', 'too_late_to_send', 'refused'],
    ['ECONNRESET', 'connection_lost', uncertain],
    ['EPIPE', 'connection_lost', uncertain],
    ['UND_ERR_SOCKET', 'connection_lost', uncertain],
    ['EHOSTUNREACH', 'connection_lost', uncertain],
    ['ETIMEDOUT', 'timeout', uncertain],
    ['ESOCKETTIMEDOUT', 'timeout', uncertain],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout', uncertain],
    ['UND_ERR_BODY_TIMEOUT', 'timeout', uncertain],
  ])('a transport that fails with %s: %s, %s', async (code, ours, how) => {
    const wrapped = Object.assign(new Error('fetch failed'), { cause: Object.assign(new Error('no'), { code }) });
    for (const reason of [Object.assign(new Error('no'), { code }), { code }, wrapped]) {
      const result = await call(rejecting(reason, { generation }).kakaoPay, name);
      expect(result).toMatchObject({ ok: false, error: { code: ours, certainty: how } });
      expect(result).not.toHaveProperty('error.httpStatus');
    }
  });

  test('two codes that contradict each other do not prove that nothing was sent', async () => {
    for (const [code, inner] of [
      ['ECONNRESET', 'ECONNREFUSED'],
      ['ECONNREFUSED', 'ECONNRESET'],
      ['ERR_TOO_LATE_TO_SEND', 'ETIMEDOUT'],
    ]) {
      const result = await call(rejecting({ code, cause: { code: inner } }, { generation }).kakaoPay, name);
      expect(result).toMatchObject({ ok: false, error: { certainty: uncertain } });
    }
    const agreeing = { code: 'ENOTFOUND', cause: { code: 'ENOTFOUND' } };
    expect(await call(rejecting(agreeing, { generation }).kakaoPay, name)).toMatchObject({
      error: { code: 'not_connected', certainty: 'refused' },
    });
  });

  test.each(['TimeoutError', 'AbortError'])('a transport that fails with a %s is a time-out', async (errorName) => {
    const result = await call(rejecting(new DOMException('late', errorName), { generation }).kakaoPay, name);
    expect(result).toMatchObject({ ok: false, error: { code: 'timeout', certainty: uncertain } });
  });

  test.each([undefined, null, 'no', 5, new Error('no'), { code: 'ECONNREFUSED?' }, { cause: 5 }])(
    'a transport that fails with %s has lost the connection',
    async (reason) => {
      const result = await call(rejecting(reason, { generation }).kakaoPay, name);
      expect(result).toMatchObject({ ok: false, error: { code: 'connection_lost', certainty: uncertain } });
    },
  );
});

test('no sign stands in the table twice for one generation', () => {
  for (const generation of bothGenerations) {
    const signs = outcomes.filter(({ only }) => only === undefined || only === generation).map(({ sign }) => sign);
    expect(new Set(signs).size).toBe(signs.length);
  }
});

test('every code of these lists is in the table', () => {
  const listed = [...Object.values(onlyIn), ...Object.values(refusals), gate.both].flat();
  expect(listed.filter((code) => !outcomes.some(({ sign }) => sign === code))).toEqual([]);
});
