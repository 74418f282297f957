import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';

/** A phone's screen of 360 px, the narrowest that is still common. */
export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

export const userAgents = {
  iPhone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  android:
    'Mozilla/5.0 (Linux; Android 15; SM-S931N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  kakaoTalk:
    'Mozilla/5.0 (Linux; Android 15; SM-S931N; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 KAKAOTALK/25.8.0',
} as const;

export interface Tab {
  readonly page: Page;
  /** What the browser complained about: errors of scripts, of the content security policy, of loading. */
  readonly complaints: string[];
}

/** A tab in a browser of its own: it shares no cookie and no cache with another. */
export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ locale: 'ko-KR', ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // A page that is meant to be missing.
    if (/status of 404/.test(message.text()) && message.location().url === page.url()) return;
    complaints.push(`${page.url()}: ${message.text()}`);
  });
  return { page, complaints };
}

/** Keeps a page that would go on by itself where it is: an empty answer lets the browser stay. */
export async function standStill(page: Page): Promise<void> {
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest() ? route.fulfill({ status: 204 }) : route.continue(),
  );
}

/** Makes a tab that stood still ready for another page. A new tab costs a second of its own. */
export async function clearTab({ page, complaints }: Tab): Promise<void> {
  await page.goto('about:blank');
  await page.unrouteAll();
  complaints.length = 0;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Everything axe finds wrong with the page, one line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // Of what is right it makes no list: that takes longer than the finding.
  const run = "axe.run({ resultTypes: ['violations'], preload: false, selectors: false })";
  const { violations } = await page.evaluate<AxeResults>(run);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** How far the page can be moved sideways, in px. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const screenshots = join(import.meta.dirname, '../../artifacts/screenshots');

/** Kept for a person to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: number[];
}

/** Reads the QR code that is on the screen, as a phone's camera does: from its pixels. */
export async function scan(code: Locator): Promise<string> {
  const picture = (await code.screenshot()).toString('base64');
  const { width, height, rgba } = await code.page().evaluate<Pixels>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${picture}';
    await image.decode();
    const { width, height } = image;
    const pen = new OffscreenCanvas(width, height).getContext('2d');
    pen.drawImage(image, 0, 0);
    return { width, height, rgba: [...pen.getImageData(0, 0, width, height).data] };
  })()`);
  return decodeQR({ width, height, data: Uint8ClampedArray.from(rgba) }, { timeLimit: 10_000 });
}

/** Goes back by the browser's own history. The script has to be over before its page is gone. */
export async function goBack(page: Page): Promise<void> {
  const gone = page.waitForEvent('framenavigated');
  await page.evaluate('void setTimeout(() => history.back())');
  await gone;
  await page.waitForLoadState();
}
