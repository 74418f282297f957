import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PayerLinks } from '../payment/payment.ts';
import { packLinks, unpackLinks } from './payer-links.ts';

const hash = '0123456789abcdef'.repeat(4);
const other = 'fedcba9876543210'.repeat(4);
const bridge = (device: string, of = hash) =>
  `https://online-payment.kakaopay.com/mockup/bridge/${device}/pg/one-time/payment/${of}`;
const usual = {
  pc: bridge('pc'),
  mobile: bridge('mobile-web'),
  app: bridge('mobile-app'),
  android: `kakaotalk://kakaopay/pg?url=https://online-pay.kakaopay.com/pay/mockup/${hash}`,
  ios: `kakaotalk://kakaopay/pg?url=https://online-pay.kakaopay.com/pay/mockup/${hash}`,
};

test("KakaoPay's links are kept with what they share said once", () => {
  const packed = packLinks(usual);
  expect(JSON.stringify(packed).split(hash)).toHaveLength(2);
  expect(unpackLinks(packed)).toEqual(usual);
});

test.each<[string, object]>([
  ['for no apps', { pc: usual.pc, mobile: usual.mobile, app: usual.app }],
  ['of which one looks like what says that two are equal', { ...usual, ios: '=' }],
  ['of which one has the sign for what they share', { ...usual, mobile: `https://pay.example/*/${hash}` }],
  ['that share nothing', { pc: 'https://pc.example', mobile: 'https://mobile.example', app: 'https://app.example' }],
])('links %s come back as they were', (_, links) => {
  const packed = packLinks(links as PayerLinks);
  expect(Object.keys(packed).filter((device) => device !== '*')).toEqual(Object.keys(links));
  expect(unpackLinks(packed)).toEqual(links);
});

const link = fc.oneof(
  fc.webUrl(),
  fc.string({ minLength: 1 }),
  fc.constantFrom(bridge('pc'), bridge('pc', other), `${hash}${hash}`, `${hash}*`, '*', '', '=', `x${other}`),
);

test('every set of links comes back as it was', () => {
  const links = fc.record(
    { pc: link, mobile: link, app: link, android: link, ios: link },
    { requiredKeys: ['pc', 'mobile', 'app'] },
  );
  fc.assert(
    fc.property(links, (given) => {
      expect(unpackLinks(packLinks(given))).toEqual({ ...given });
    }),
  );
});
