import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { metricNamespace } from '../src/metrics.ts';
import { resolvedStage } from './resolved.ts';
import { alarms as allAlarms, measuredBy, ownMetrics, usualMetrics, widgets } from './watched.ts';

// Goal: what is watched exists, can be understood at night, and costs nothing. Method: the templates, the pages and the
// service's source are read as text and held against each other.
const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const alarms = allAlarms.map(({ name, alarm }) => ({ page: kebab(name), alarm }));

// Their counterparts in Korean are held to these by tests/docs-pairs.test.ts.
const runbooks = readdirSync(join(root, 'docs/runbooks'))
  .filter((file) => file.endsWith('.md') && !file.endsWith('.ko.md') && file !== 'README.md')
  .map((file) => ({ page: file.slice(0, -'.md'.length), text: read(`docs/runbooks/${file}`) }));

function kebab(name: string): string {
  const words = name.replace('KakaoPay', 'Kakaopay').replaceAll(/(?!^)[A-Z]/g, (letter) => `-${letter}`);
  return words.toLowerCase();
}

test('each alarm has a page, each page an alarm, and the list of pages names them all', () => {
  const pages = alarms.map(({ page }) => page).sort();
  expect(runbooks.map(({ page }) => page).sort()).toEqual(pages);
  const listed = [...read('docs/runbooks/README.md').matchAll(/^\| \[[\w-]+\]\(([\w-]+)\.md\)/gm)].map(
    ([, page]) => page,
  );
  expect(listed.sort()).toEqual(pages);
});

test.each(alarms)('$page says in a sentence what it means, and where to read on', ({ page, alarm }) => {
  expect(alarm.AlarmName).toBe(`kakaopay-\${sls:stage}-${page}`);
  expect(alarm.AlarmDescription).toMatch(new RegExp(`^[A-Z].+\\. See docs/runbooks/${page}\\.md$`));
  expect(alarm.AlarmActions).toEqual(['AlarmTopic']);
  expect(alarm.TreatMissingData).toBe(page === 'wake-not-running' ? 'breaching' : 'notBreaching');
});

test('our own metrics are counted under the name and the stage that the log lines give them', () => {
  const own = alarms.flatMap(({ alarm }) => measuredBy(alarm)).filter(({ Namespace }) => !Namespace.startsWith('AWS/'));
  expect(own.length).toBeGreaterThan(0);
  for (const { Namespace, MetricName, Dimensions } of own) {
    expect(Namespace).toBe(metricNamespace);
    expect(ownMetrics).toContain(MetricName);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the Serverless Framework's own
    expect(Dimensions).toEqual([{ Name: 'stage', Value: '${sls:stage}' }]);
  }
});

test('the dashboard shows every metric of ours and nothing that is never counted', () => {
  const names = new Set(widgets.flatMap(({ properties }) => namesIn(properties.metrics)));
  for (const metric of ownMetrics) expect(names).toContain(metric);
  const known = new Set([...ownMetrics, ...awsMetrics]);
  expect([...names].filter((name) => !known.has(name))).toEqual([]);
});

const awsMetrics = [
  ...['Invocations', 'Errors', 'Throttles', 'Duration', 'IteratorAge', 'Count', '4xx', '5xx', 'Latency'],
  ...['ConsumedWriteCapacityUnits', 'ConsumedReadCapacityUnits'],
  ...['ReadThrottleEvents', 'WriteThrottleEvents', 'SystemErrors'],
];

/** A row that begins with `...` is the last one once more, for another function or statistic. */
const namesIn = (metrics: readonly (readonly unknown[])[]): string[] =>
  metrics.filter(([space]) => space !== '...').map(([, name]) => String(name));

test('watching one stage costs little: three alarm metrics beside the ten free ones, ten own, fifty on the dashboard', () => {
  expect(alarms.flatMap(({ alarm }) => measuredBy(alarm)).length).toBeLessThanOrEqual(13);
  expect(ownMetrics).toHaveLength(12);
  expect(usualMetrics.length).toBeLessThanOrEqual(10);
  expect(widgets.flatMap(({ properties }) => properties.metrics).length).toBeLessThanOrEqual(50);
});

test('each function that answers requests is seen by ApiErrors and on the dashboard, the others in their own way', () => {
  const { functions } = resolvedStage('prod', { KAKAOPAY_CID: 'C371930065' });
  for (const [name, { events }] of Object.entries(functions)) {
    const kinds = new Set((events as unknown as object[]).flatMap((event) => Object.keys(event)));
    expect([...kinds], name).toEqual([others[name]?.kind ?? 'httpApi']);
    const shown = widgets.filter(({ properties }) => JSON.stringify(properties).includes(`{${capital(name)}Lambda`));
    const titles = shown.map(({ properties }) => properties.title).sort();
    expect(titles, name).toEqual(
      others[name]?.titles ?? ['Functions: duration p99 (ms)', 'Functions: errors and throttles'],
    );
  }
});

/** Those that nobody waits for, and the one that asks nobody anything. */
const others: Readonly<Record<string, { readonly kind: string; readonly titles: readonly string[] }>> = {
  // Operators see by themselves when it fails, and the dashboard has as many metrics as cost nothing.
  console: { kind: 'httpApi', titles: [] },
  wake: { kind: 'schedule', titles: ['Functions: duration p99 (ms)', 'Wake: runs'] },
  deliver: {
    kind: 'stream',
    titles: ['Deliver: age of what the stream brings (ms)', 'Deliver: runs', 'Functions: duration p99 (ms)'],
  },
  reference: { kind: 'httpApi', titles: [] },
};

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const sections = ['What it means', 'What payers and the shop notice', 'Look first', 'What to do', 'When it is over'];

describe.each(runbooks)('the page $page', ({ text }) => {
  test('answers the five questions, in order', () => {
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(sections);
  });

  test('asks the logs for fields and messages that the service writes', () => {
    const queries = [...text.matchAll(/```\n(fields[\s\S]*?)```/g)].map(([, query]) => query ?? '');
    expect(queries.length).toBeGreaterThan(0);
    for (const query of queries) {
      const asked = query.split('\n').filter((line) => /\bmessage (=|in)/.test(line));
      for (const [, word = ''] of asked.join('\n').matchAll(/'([\w-]+)'/g)) expect(isInSource(word), word).toBe(true);
      for (const [field] of query.replaceAll(/'[^']*'|\/[^/]*\//g, '').matchAll(/@?\b[A-Za-z]\w+/g)) {
        expect(isKnown(field), `${field} in ${query}`).toBe(true);
      }
    }
  });
});

/** What belongs to the language of the queries, and the names that the queries give themselves. */
const language = new Set([
  ...['fields', 'filter', 'sort', 'desc', 'asc', 'limit', 'stats', 'count', 'sum', 'pct', 'by', 'bin', 'as', 'and'],
  ...['or', 'in', 'like', '@timestamp', '@message', '@type', 'calls', 'unansweredCalls'],
]);
const source = readdirSync(join(root, 'service/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => read(join('service/src', file)))
  .join('\n');
const isInSource = (word: string): boolean => new RegExp(`\\b${word}\\b`).test(source);
const isKnown = (word: string): boolean => language.has(word) || isInSource(word);
