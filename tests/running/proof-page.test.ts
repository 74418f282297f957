import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, leftOutWithoutChromium } from './chromium.ts';
import { axeViolations, openTab, phone, sidewaysScroll } from './tabs.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/proof.html'), 'utf8');

test('needs no script, and nothing from elsewhere', () => {
  expect(text).not.toMatch(/<script|<link[^>]+href="(?!data:)|\bsrc=|url\(|@import/);
});

describe.skipIf(leftOutWithoutChromium('the page of the proof in a browser'))('the page of the proof', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  test.each([
    ['a PC', {}],
    ['a phone, in the dark', { ...phone, colorScheme: 'dark' }],
  ] as const)('is for everybody on %s', async (_name, options) => {
    const { page, complaints } = await openTab(browser, options);
    await page.setContent(text);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(complaints).toEqual([]);
  });
});
