import { describe, expect, test } from 'vitest';
import { createShop } from '../testing/shop.ts';
import { codes } from './codes.ts';

// Each documented code with its HTTP status, in the generation that knows it: written down a second time, on purpose.
const common: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  current: { [-400]: 400, [-401]: 401, [-403]: 403, [-404]: 404, [-429]: 429, [-500]: 500, [-503]: 503 },
  legacy: {
    ...{ [-1]: 400, [-2]: 400, [-3]: 403, [-4]: 403, [-5]: 403, [-6]: 403, [-7]: 400, [-8]: 400, [-9]: 400 },
    ...{ [-10]: 400, [-12]: 403, [-401]: 401, [-9798]: 503 },
  },
};
const paymentCodes = [
  ...[-701, -702, -703, -704, -705, -706, -707, -708, -710, -711, -721, -722, -723, -724, -725, -726],
  ...[-730, -731, -732, -733, -750, -751, -752, -753, -761, -780, -781, -782, -783, -784, -785],
  ...[-797, -798, -799],
];

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  const rows = [
    ...Object.entries(common[generation] ?? {}).map(([code, http]) => [Number(code), http]),
    ...paymentCodes.map((code) => [code, 400]),
  ] as [number, number][];

  test.each(rows)('%i is answered with HTTP %i in its own envelope', async (code, http) => {
    const { sim, ready } = await createShop(generation);
    sim.faults.add({ call: 'ready', kind: 'refuse', code });
    const { status, body } = await ready();
    const [codeName, textName] = generation === 'current' ? ['error_code', 'error_message'] : ['code', 'msg'];
    const extras = [-701, -781].includes(code) ? ['extras'] : [];
    expect([status, body[codeName]]).toEqual([http, code]);
    expect(Object.keys(body)).toEqual([codeName, textName, ...extras]);
    expect(body[textName]).toBe(codes[code]?.text);
  });

  test('no code of the table is missing here', () => {
    const known = Object.entries(codes).filter(([, { only }]) => only === undefined || only === generation);
    const tested = new Set(rows.map(([code]) => code));
    const shared = generation === 'current' ? [-2] : [-400];
    expect(known.map(([code]) => Number(code)).filter((code) => !tested.has(code))).toEqual(shared);
  });
});
