import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// Which sources are mutated, and which tests are to notice.

export const root = join(import.meta.dirname, '../..');

const service = 'service/src/';
const lists: Readonly<Record<string, readonly string[]>> = {
  states: ['payment/states.ts', 'subscription/states.ts'],
  decisions: ['payment/decide.ts', 'subscription/decide.ts', 'subscription/after-payment.ts', 'payment/events.ts'],
  money: ['payment/tax-parts.ts', 'payment/cancellation.ts'],
  outcomes: [
    ...[
      'approve-outcome',
      'cancel-outcome',
      'charge-outcome',
      'cancel-evidence',
      'evidence',
      'concluded',
      'conclusion',
    ],
    ...['codes', 'reconciled'],
  ].map((name) => `kakaopay/${name}.ts`),
  idempotency: [
    ...['store/idempotency.ts', 'store/orders.ts', 'flows/order-once.ts', 'flows/order.ts'],
    'routes/idempotency-key.ts',
  ],
  store: ['store/*'],
  delivery: [
    'webhooks/*',
    ...[
      'deliver',
      'tell-endpoint',
      'lanes',
      'endpoint-health',
      'deliver-again',
      'put-aside',
      'replay',
      'send-signed',
    ].map((name) => `flows/${name}.ts`),
  ],
  calendar: ['kst.ts', 'subscription/schedule.ts', 'webhooks/retry-times.ts'],
  // Not the entry points, three lines each: loading them calls AWS.
  inbound: ['inbound/*', 'http/*', ...['http', 'deliver', 'wake'].map((name) => `functions/${name}-function.ts`)],
  settings: [
    ...['environment', 'stored-secrets', 'invocation'].map((name) => `functions/${name}.ts`),
    'kakaopay/setting-fault.ts',
  ],
};

/** Words for people, without any rule in them. */
const words = ['webhooks/meanings.ts'];

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map((path) => `${folder}/${String(path).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort();

const isTest = (path: string) => /\.test\.ts$|\/testing(\.ts$|\/)/.test(path);

function sourcesOf(names: readonly string[]): string[] {
  const found = names.flatMap((name) =>
    name.endsWith('/*') ? filesIn(service + name.slice(0, -2)).filter((path) => !isTest(path)) : [service + name],
  );
  return found.filter((path) => !words.includes(path.slice(service.length)));
}

/** The sources of each group. A file can be in more than one. */
export const groups: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(lists).map(([group, names]) => [group, sourcesOf(names)])),
  settings: [...sourcesOf(lists.settings ?? []), 'local/settings.ts'],
};

export const mutated: readonly string[] = [...new Set(Object.values(groups).flat())].sort();

/** What takes seconds, or needs a table or a process of its own: every survivor would wait for it. */
const slow = [
  /-matrix\.test|functions\/handlers\.test|src\/(csv\.|(table|outbound|pages|reports)\/)/,
  /flows\/(frozen|year|well-again|wake-\w+|deliver-apart|reconcile-(run|slice)|charge-outage)\./,
  /routes\/(reports|openapi\S*|list-payments)\.test|schedule-temporal/,
];

export const testFiles: readonly string[] = [...filesIn('service/src').filter((path) => /\.test\.ts$/.test(path))]
  .filter((path) => !slow.some((names) => names.test(path)))
  .concat('local/settings.test.ts');
