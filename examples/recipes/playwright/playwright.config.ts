import { defineConfig } from '@playwright/test';

const { CHROMIUM } = process.env;

export default defineConfig({
  // A Chromium that is there already, in place of the one that `npx playwright install` downloads.
  use: CHROMIUM ? { launchOptions: { executablePath: CHROMIUM } } : {},
  outputDir: '../../../artifacts/playwright',
});
