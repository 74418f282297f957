import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { playFolder } from '../make-play.ts';
import { type Language, open } from './compose.ts';

const size = { width: 1280, height: 620 };
/** Without what the sticky line covers by half. */
const clip = { x: 0, y: 8, width: size.width, height: size.height - 8 };

/** The page to play with, just when the two books have come to differ. */
export async function shootPlay(browser: Browser, language: Language): Promise<void> {
  const page = await open(browser, language, { viewport: size });
  await page.goto(`${pathToFileURL(join(playFolder, 'index.html'))}?lang=${language}`);
  await page.locator('#lose').click();
  await page.locator('#buy').click();
  await page.frameLocator('#phone').locator('form .button.main').first().click();
  await page.locator('#verdict.differs').waitFor();
  const { y } = (await page.locator('.sides').boundingBox()) ?? { y: 0 };
  await page.evaluate(`scrollTo(0, scrollY + ${y} - 72)`);
  await page.screenshot({ path: join(import.meta.dirname, `../../docs/images/play.${language}.png`), clip });
}
