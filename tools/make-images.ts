import { launchChromium } from '../tests/running/chromium.ts';
import { startRunning } from '../tests/running/running.ts';
import { compose } from './images/compose.ts';
import { journeyShots } from './images/journey.ts';
import { paymentShots } from './images/payment.ts';
import { shootPlay } from './images/play.ts';

/** Makes the pictures of the READMEs from the running service: `npx tsx tools/make-images.ts`. It needs Chromium. */
async function main(): Promise<void> {
  const stack = await startRunning({}, 'shop');
  const browser = await launchChromium();
  try {
    for (const language of ['en', 'ko'] as const) {
      await compose(browser, `journey.${language}`, await journeyShots(browser, stack, language));
      await compose(browser, `payment.${language}`, await paymentShots(browser, stack, language));
      await shootPlay(browser, language);
    }
  } finally {
    await browser.close();
    await stack.close();
  }
}

await main();
