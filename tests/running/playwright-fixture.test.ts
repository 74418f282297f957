import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../docs/documents.ts';
import { chromiumPath, leftOutWithoutChromium } from './chromium.ts';

// Goal: a project of Playwright has a KakaoPay of its own, and a payer who pays in its browser.

test.skipIf(leftOutWithoutChromium('the fixture for Playwright'))('the recipe for Playwright', async () => {
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const args = [cli, 'test', '--config', join(root, 'examples/recipes/playwright'), '--reporter', 'line'];
  const env = { ...process.env, CHROMIUM: chromiumPath };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
  expect(stdout).toContain('2 passed');
});
