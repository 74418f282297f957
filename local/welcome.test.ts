import { expect, test } from 'vitest';
import { welcome } from './welcome.ts';

const said = (url: string, simulator?: string) =>
  welcome({
    url,
    kakaoPay: 'KakaoPay',
    apiKey: 'key',
    ...(simulator && { simulator: { url: simulator } }),
  } as Parameters<typeof welcome>[0]);

test('who makes the service public is told that the simulator is not', () => {
  const words = '--simulator-public-url';
  expect(said('https://abc.ngrok.app', 'http://localhost:4000')).toContain(words);
  expect(said('https://abc.ngrok.app', 'https://sim.ngrok.app')).not.toContain(words);
  expect(said('http://localhost:3000', 'http://localhost:4000')).not.toContain(words);
  expect(said('https://abc.ngrok.app')).not.toContain(words);
});
