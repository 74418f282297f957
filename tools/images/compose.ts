import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** One picture of a row: what was shot, and what stands below it. */
export interface Shot {
  readonly png: Buffer;
  readonly caption: string;
}

export type Language = 'ko' | 'en';

const heightPx = 390;
export const pc = { viewport: { width: 920, height: 660 } };
export const phone = { viewport: { width: 390, height: 760 }, isMobile: true, hasTouch: true };

/** A tab in a browser of its own, sharp enough for the README. */
export const open = async (browser: Browser, language: Language, options: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ ...options, locale: language, deviceScaleFactor: 1.5 })).newPage();

/** Puts pictures side by side, numbered, into `docs/images/`. */
export async function compose(browser: Browser, name: string, shots: readonly Shot[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 2200, height: 600 } });
  const figures = shots.map(
    ({ png, caption }, at) => `<figure><img src="data:image/png;base64,${png.toString('base64')}" height="${heightPx}">
      <figcaption>${at + 1}. ${caption}</figcaption></figure>`,
  );
  await page.setContent(`<style>
    body { margin: 0; background: #fff; font: 16px sans-serif; color: #444 }
    main { display: inline-flex; gap: 20px; padding: 16px }
    figure { margin: 0 } figcaption { padding-top: 10px; text-align: center }
    img { display: block; border: 1px solid #ccc; border-radius: 8px }
  </style><main>${figures.join('')}</main>`);
  await page.locator('main').screenshot({ path: join(import.meta.dirname, `../../docs/images/${name}.png`) });
}
