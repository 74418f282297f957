import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

// Which sources are mutated, and which tests are to notice.

export const root = join(import.meta.dirname, '../..');

/** Both by their place below service/src; `folder/*` is all of a folder. */
interface Group {
  readonly sources: readonly string[];
  /** The tests of these folders, and these tests: few and quick, since every survivor waits for all of them. */
  readonly tests: readonly string[];
}

const inFolder = (folder: string, names: string) => names.split(' ').map((name) => `${folder}/${name}`);

/** In the order in which they are mutated. A source in two groups is mutated with the tests of the first. */
const groupsOfService: Readonly<Record<string, Group>> = {
  states: {
    sources: ['payment/states.ts', 'subscription/states.ts'],
    tests: ['payment/*', 'subscription/*'],
  },
  money: {
    sources: ['payment/tax-parts.ts', 'payment/cancellation.ts'],
    tests: ['payment/*', 'flows/cancel', 'flows/cancel-elsewhere'],
  },
  decisions: {
    sources: ['payment/decide.ts', 'payment/events.ts', 'subscription/decide.ts', 'subscription/after-payment.ts'],
    tests: ['payment/*', 'subscription/*', ...inFolder('flows', 'subscription charge-restore cancel-sent charge-log')],
  },
  outcomes: {
    sources: [
      ...inFolder('kakaopay', 'approve-outcome.ts cancel-outcome.ts charge-outcome.ts cancel-evidence.ts evidence.ts'),
      ...inFolder('kakaopay', 'concluded.ts conclusion.ts codes.ts reconciled.ts'),
    ],
    tests: [
      ...['kakaopay/*', 'payment/cancellation'],
      ...inFolder(
        'flows',
        'reconcile reconcile-review cancel-sent cancel cancel-elsewhere review-charge charge-restore',
      ),
    ],
  },
  refunds: { sources: ['console/payments/refund-rules.ts'], tests: ['console/payments/refund'] },
  idempotency: {
    sources: [
      ...['store/idempotency.ts', 'store/orders.ts', 'flows/order-once.ts', 'flows/order.ts'],
      'routes/idempotency-key.ts',
    ],
    tests: [
      ...['store/idempotency', 'store/orders'],
      ...inFolder('flows', 'order order-claims create slow-calls'),
      ...inFolder('routes', 'api-key cancel-key create-payment idempotency-key'),
    ],
  },
  calendar: {
    sources: ['kst.ts', 'subscription/schedule.ts', 'webhooks/retry-times.ts'],
    tests: ['kst', 'subscription/*', 'webhooks/*', 'flows/deliver'],
  },
  store: {
    sources: ['store/*'],
    tests: [
      'store/*',
      ...inFolder('flows', 'order order-claims deliver replay subscription apply wake reconcile-told'),
      ...inFolder('routes', 'subscriptions events webhook-endpoints reconciliations'),
    ],
  },
  delivery: {
    sources: [
      'webhooks/*',
      ...inFolder('flows', 'deliver.ts tell-endpoint.ts lanes.ts endpoint-health.ts deliver-again.ts put-aside.ts'),
      ...inFolder('flows', 'replay.ts send-signed.ts'),
    ],
    tests: [
      'webhooks/*',
      ...inFolder('flows', 'deliver deliver-frozen deliver-meanwhile endpoint-health replay test-delivery wake'),
      ...inFolder('flows', 'deliver-endpoints deliver-stuck deliver-which lanes tell-endpoint send-signed'),
      ...inFolder('flows', 'put-aside deliver-again replay-slices'),
      ...['functions/deliver-function', 'routes/events'],
    ],
  },
  inbound: {
    // Not the entry points, three lines each: loading them calls AWS.
    sources: ['inbound/*', 'http/*', ...inFolder('functions', 'http-function.ts deliver-function.ts wake-function.ts')],
    tests: ['inbound/*', 'http/*', 'functions/*', ...inFolder('routes', 'links access route-tables tell-visitor')],
  },
  settings: {
    sources: [...inFolder('functions', 'environment.ts stored-secrets.ts invocation.ts'), 'kakaopay/setting-fault.ts'],
    tests: ['functions/*', 'kakaopay/setting-fault'],
  },
};

/** Words for people, without any rule in them. */
const words = ['webhooks/meanings.ts'];

/** What takes seconds: every survivor would wait for it. */
const slow = ['functions/handlers', 'subscription/schedule-temporal'];

const service = 'service/src/';

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, service, folder)).flatMap((name) => (name.endsWith('.ts') ? [`${folder}/${name}`] : []));

/** What `names` stand for, each name with `ending`. */
const spread = (names: readonly string[], ending: string): string[] =>
  names.flatMap((name) => (name.endsWith('/*') ? filesIn(name.slice(0, -2)) : [name + ending]));

const isTest = (path: string) => path.endsWith('.test.ts');

const sourcesOf = ({ sources }: Group) =>
  spread(sources, '')
    .filter((path) => !isTest(path) && basename(path) !== 'testing.ts' && !words.includes(path))
    .map((path) => service + path);

const testsOf = ({ tests }: Group) =>
  [...new Set(spread(tests, '.test.ts'))]
    .filter((path) => isTest(path) && !slow.some((name) => path === `${name}.test.ts`))
    .map((path) => service + path);

const withLocal = (group: string, paths: string[], local: string) => (group === 'settings' ? [...paths, local] : paths);

/** Of each group, what is mutated; a file can be in more than one. */
export const groups: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(groupsOfService).map(([name, group]) => [
    name,
    withLocal(name, sourcesOf(group), 'local/settings.ts'),
  ]),
);

/** Of each group, which tests are to notice. */
export const tests: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(groupsOfService).map(([name, group]) => [
    name,
    withLocal(name, testsOf(group), 'local/settings.test.ts'),
  ]),
);

export const mutated: readonly string[] = [...new Set(Object.values(groups).flat())];
