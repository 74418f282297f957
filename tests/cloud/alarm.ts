import assert from 'node:assert/strict';
import type { Cloud } from './cloud.ts';
import type { Template } from './package.ts';
import { step } from './steps.ts';

interface AlarmProperties {
  readonly AlarmName: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly object[];
  readonly AlarmActions?: readonly unknown[];
}

/** To be run after `wake` has failed, and within the minute. */
export async function checkAlarm({ account }: Cloud, template: Template): Promise<void> {
  await step('an alarm has gone off because wake failed', async () => {
    const alarm = Object.values(template.Resources)
      .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
      .map(({ Properties }) => Properties as unknown as AlarmProperties)
      .find(({ MetricName, Dimensions }) => MetricName === 'Errors' && namesWake(Dimensions));
    assert.ok(alarm?.AlarmActions?.length, 'There is none, or nobody is told');
    assert.equal(await account.alarmState(alarm.AlarmName), 'ALARM');
  });
}

// The emulator looks at a metric's name alone, whatever function it is about.
const namesWake = (dimensions: readonly object[] = []): boolean =>
  JSON.stringify(dimensions) === JSON.stringify([{ Name: 'FunctionName', Value: { Ref: 'WakeLambdaFunction' } }]);
