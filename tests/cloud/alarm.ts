import assert from 'node:assert/strict';
import type { Cloud } from './cloud.ts';
import type { Deployed } from './deployed.ts';
import type { Template } from './package.ts';
import { step } from './steps.ts';
import { until } from './telling.ts';

interface AlarmProperties {
  readonly AlarmName: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly object[];
  readonly AlarmActions?: readonly unknown[];
}

/** Whichever run of `wake` takes what nobody can move on, it fails. */
export async function checkAlarm({ account }: Cloud, deployed: Deployed, template: Template): Promise<void> {
  await step('an alarm goes off because wake fails', async () => {
    const odd = { pk: 'odd', sk: 'oddity_1', queue: 'due#0', queuedAt: Date.now() };
    await account.table(deployed.tableName).putIfAbsent(odd);
    await account.invoke(`${deployed.stack}-wake`).catch(() => {});
    const alarm = Object.values(template.Resources)
      .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
      .map(({ Properties }) => Properties as unknown as AlarmProperties)
      .find(({ MetricName, Dimensions }) => MetricName === 'Errors' && namesWake(Dimensions));
    assert.ok(alarm?.AlarmActions?.length, 'There is none, or nobody is told');
    await until(async () => (await account.alarmState(alarm.AlarmName)) === 'ALARM', 'It has not');
  });
}

// The emulator looks at a metric's name alone, whatever function it is about.
const namesWake = (dimensions: readonly object[] = []): boolean =>
  JSON.stringify(dimensions) === JSON.stringify([{ Name: 'FunctionName', Value: { Ref: 'WakeLambdaFunction' } }]);
