import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

// What the templates beside this file watch, for the tests and for the bill.

/** A metric as CloudFormation names it. */
export interface Measured {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
}

export interface Alarm extends Measured {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly string[];
  readonly TreatMissingData: string;
  readonly Metrics?: readonly { readonly MetricStat?: { readonly Metric: Measured } }[];
}

export interface Widget {
  readonly properties: { readonly title: string; readonly metrics: readonly (readonly unknown[])[] };
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Alarm & Body }>>;
}
interface Body {
  readonly DashboardBody: string;
}

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
// CloudFormation's own tags are read as the plain values they stand before.
const template = (file: string): Template => parse(read(file), { logLevel: 'error' }) as Template;

/** The alarms by the name of their resource. */
export const alarms: readonly { readonly name: string; readonly alarm: Alarm }[] = Object.entries(
  template('alarms.yml').Resources,
)
  .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
  .map(([name, { Properties }]) => ({ name, alarm: Properties }));

/** What AWS charges an alarm by. */
export const measuredBy = (alarm: Alarm): readonly Measured[] =>
  alarm.Metrics?.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []) ?? [alarm];

/** The metrics that the service counts itself. */
export const ownMetrics: readonly string[] = [
  ...new Set([...read('../src/metrics.ts').matchAll(/\{ name: '(\w+)'/g)].map(([, name = '']) => name)),
];

/** Those that are counted only while something is wrong: AWS charges a metric for the hours in which it is counted. */
const rareMetrics = ['PaymentsToReview', 'EndpointsDisabled', 'ReconciliationDifferences'];

/** What there is to pay for in a month in which all is well. */
export const usualMetrics: readonly string[] = ownMetrics.filter((name) => !rareMetrics.includes(name));

export const widgets: readonly Widget[] = (
  JSON.parse(template('dashboard.yml').Resources.Dashboard?.Properties.DashboardBody ?? '') as {
    readonly widgets: readonly Widget[];
  }
).widgets;
