import './resolve-localhost.ts';
import { checkAlarm } from './alarm.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { deployFirst } from './deployed.ts';
import { checkOperating } from './operating.ts';
import type { Template } from './package.ts';
import { checkPaying } from './paying.ts';
import { checkQuickStart } from './quick-start.ts';
import { cutOff, untilWoken } from './recovery.ts';
import { checkRemove, checkSecondDeploy, deployProd } from './redeploying.ts';
import { assertNothingDenied, checkEachRightIsNeeded } from './rights.ts';
import { Abandoned, closing, heading, leftOut, need, step } from './steps.ts';
import { subscribedAndDue, untilCharged } from './subscribing.ts';
import { checkTelling, learnSecret, tellInVain, untilTold } from './telling.ts';
import { checkPackages } from './template.ts';

/** `npm run test:cloud`: the real deployment, to an AWS on this machine, and payments through it. */
async function main(): Promise<void> {
  const starting = startCloud();
  starting.catch(() => {}); // it is awaited below, perhaps later than it fails
  try {
    const { template } = await checkPackages();
    await checkCloud(await starting, template);
  } finally {
    const cloud = await starting.catch(() => undefined);
    await cloud?.close();
  }
}

async function checkCloud(cloud: Cloud, template: Template): Promise<void> {
  heading('Deploying');
  const dev = await need('dev is deployed', () => deployFirst(cloud, 'dev', '--webhook-url', cloud.receiver.url));
  await need('the endpoint that came with it gets a new secret', () => learnSecret(cloud, dev));
  await checkPaying(cloud, dev);
  await checkTelling(cloud, dev);
  await checkOperating(cloud, dev);
  heading('While payers are on the way');
  const cut = await need('an approve is cut off', () => cutOff(cloud, dev, 'B-1'));
  const due = await need('a subscription is begun', () => subscribedAndDue(cloud, dev, 'B-2'));
  await checkSecondDeploy(cloud, dev);
  const untold = await need('the shop is down when it is told of a payment', () => tellInVain(cloud, dev, 'B-3'));
  const prod = await deployProd(cloud);
  await checkQuickStart(cloud);
  await step('the scheduled wake finishes what was cut off', () => untilWoken(cloud, dev, cut));
  await step('the scheduled wake charges the subscription, once', () => untilCharged(cloud, dev, due));
  await step('the scheduled wake tells the shop what it did not take', () => untilTold(cloud, untold));
  await step('every call of every function got through with its role', () => assertNothingDenied(cloud));
  await checkEachRightIsNeeded(cloud, dev, template);
  await checkAlarm(cloud, dev, template);
  await checkRemove(cloud, dev, prod);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Abandoned)) leftOut('cloud tests', error);
}
process.exit(closing('cloud'));
