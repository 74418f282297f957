import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deploymentEnvironment } from './serverless.ts';

const target = { stage: 'prod', region: 'ap-northeast-2' };
const settings = { cid: 'C371930065', subscriptionCid: 'C371930066', generation: 'current', docs: 'on' } as const;

test('a stage is deployed with its own settings and with no leftover of the terminal’s', () => {
  const text = readFileSync(join(import.meta.dirname, '../serverless.yml'), 'utf8');
  const read = [...text.matchAll(/\$\{env:(\w+)/g)].map(([, name = '']) => name);
  const left = Object.fromEntries(read.map((name) => [name, 'http://left.over']));
  const environment = deploymentEnvironment(left, target, settings, 7);
  expect(Object.fromEntries(read.map((name) => [name, environment[name]]))).toEqual({
    KAKAOPAY_CID: 'C371930065',
    KAKAOPAY_SUBSCRIPTION_CID: 'C371930066',
    KAKAOPAY_GENERATION: 'current',
    SECRETS_STORED_AT: '7',
    API_DOCS: 'on',
    // The one that is meant for both: the simulator of a stage that is tried out.
    KAKAOPAY_BASE_URL: 'http://left.over',
  });
});

test('from which amount on two operators give money back is a setting of the stage, 0 as well', () => {
  const left = { SECOND_OPERATOR_ABOVE_WON: '7' };
  const deployed = (secondOperatorAboveWon?: number) =>
    deploymentEnvironment(
      left,
      target,
      { ...settings, ...(secondOperatorAboveWon !== undefined && { secondOperatorAboveWon }) },
      7,
    ).SECOND_OPERATOR_ABOVE_WON;
  expect([deployed(0), deployed(500_000), deployed()]).toEqual(['0', '500000', undefined]);
});

test('without a merchant code for subscriptions none is deployed, whatever the terminal has', () => {
  const { cid, generation } = settings;
  const left = { KAKAOPAY_SUBSCRIPTION_CID: 'TCSUBSCRIP' };
  expect(deploymentEnvironment(left, target, { cid, generation }, 7).KAKAOPAY_SUBSCRIPTION_CID).toBeUndefined();
});
