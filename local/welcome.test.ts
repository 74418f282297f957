import { expect, test } from 'vitest';
import { welcome } from './welcome.ts';

const operator = { name: 'operator', password: 'secret' };

const said = (url: string, simulator?: string, hasSubscriptions = false) =>
  welcome({
    hasSubscriptions,
    url,
    kakaoPay: 'KakaoPay',
    apiKey: 'key',
    operator,
    ...(simulator && { simulator: { url: simulator } }),
  } as Parameters<typeof welcome>[0]);

test('who makes the service public is told that the simulator is not', () => {
  const words = '--simulator-public-url';
  expect(said('https://abc.ngrok.app', 'http://localhost:4000')).toContain(words);
  expect(said('https://abc.ngrok.app', 'https://sim.ngrok.app')).not.toContain(words);
  expect(said('http://localhost:3000', 'http://localhost:4000')).not.toContain(words);
  expect(said('https://abc.ngrok.app')).not.toContain(words);
});

test('where the shop is told what happens is shown with the secret, where there is one', () => {
  const stack = {
    url: 'http://localhost:3000',
    kakaoPay: 'KakaoPay',
    apiKey: 'key',
    operator,
    hasSubscriptions: false,
  };
  const webhook = { url: 'http://localhost:8080/webhooks', secret: 'whsec_abc' };
  const said = welcome({ ...stack, webhook } as unknown as Parameters<typeof welcome>[0]);
  expect(said).toContain('Webhook:    http://localhost:8080/webhooks   (its secret: whsec_abc)\n');
  expect(welcome(stack as unknown as Parameters<typeof welcome>[0])).not.toContain('Webhook');
});

test('what people read of the API stands before what programs read', () => {
  expect(said('http://localhost:3000')).toContain('API:        http://localhost:3000/docs   (for programs: ');
});

test('how to try a subscription is shown where there are any, and the clock where it is a simulator’s', () => {
  const url = 'http://localhost:3000';
  expect(said(url, 'http://localhost:4000', true)).toMatch(/curl -s http:\/\/localhost:3000\/v1\/subscriptions /);
  expect(said(url, 'http://localhost:4000', true)).toContain("put the simulator's clock forward");
  expect(said(url, undefined, true)).not.toContain('clock');
  expect(said(url, 'http://localhost:4000')).not.toContain('/v1/subscriptions');
});

test('the sample shop stands first, or why it is not there', () => {
  const stack = {
    url: 'http://localhost:3000',
    kakaoPay: 'KakaoPay',
    apiKey: 'key',
    operator,
    hasSubscriptions: false,
  };
  const saidOf = (shop?: object) => welcome({ ...stack, shop } as unknown as Parameters<typeof welcome>[0]);
  const shop = { url: 'http://localhost:3100' };
  expect(saidOf(shop)).toMatch(/running\.\n\n {2}Shop: {7}http:\/\/localhost:3100\/ .*\n {2}Pay:/);
  expect(saidOf({ ...shop, fault: 'Port 3100 is taken.' })).toContain(
    '  Shop:       not started. Port 3100 is taken.\n',
  );
  expect(saidOf()).not.toContain('Shop');
});
