import { expect, test } from 'vitest';
import { start } from './npm-start.ts';

test('npx kakaopay-simulator --help', async () => {
  const help = start('npx', ['--no-install', 'kakaopay-simulator', '--help']);
  expect(await help.ended, help.said.errors).toBe(0);
  expect(help.said.out).toContain('--port <number>');
});
