import { describe, expect, test } from 'vitest';
import { resolvedStage, rolesOf, type Statement, type Tree } from './resolved.ts';

// Goal: what a stage is given holds, by its value. Each of these was once changed without a test that failed.

const cid = { KAKAOPAY_CID: 'C371930065' };
const stages = Object.fromEntries(['dev', 'prod'].map((name) => [name, resolvedStage(name, cid)]));
const { dev, prod } = stages as { dev: ReturnType<typeof resolvedStage>; prod: ReturnType<typeof resolvedStage> };

const propertiesOf = (resource: Tree | undefined) => resource?.Properties as Tree;
const tables = Object.entries(stages).map(([name, { resources }]) => ({
  name,
  table: resources.PaymentsTable as Tree,
}));

describe('time', () => {
  test('a function outlives our wait for KakaoPay (15 s), and ends before the gateway (30 s); wake has a minute', () => {
    const times = Object.entries(dev.functions).map(([name, { timeout = dev.provider.timeout }]) => [name, timeout]);
    expect(Object.fromEntries(times)).toEqual({
      checkout: 25,
      payments: 25,
      cancellations: 25,
      subscriptions: 25,
      events: 25,
      reports: 25,
      console: 25,
      reference: 25,
      deliver: 60,
      wake: 60,
    });
  });

  test('deliver runs at once when there is news, and for no other write; nothing waits behind a run that failed', () => {
    expect(prod.functions.deliver?.events).toEqual([
      {
        stream: {
          type: 'dynamodb',
          arn: { 'Fn::GetAtt': 'PaymentsTable.StreamArn' },
          startingPosition: 'LATEST',
          filterPatterns: [{ dynamodb: { NewImage: { news: { N: [{ exists: true }] } } } }],
          batchSize: 100,
          batchWindow: 0,
          parallelizationFactor: 10,
          maximumRetryAttempts: 0,
          maximumRecordAgeInSeconds: 60,
        },
      },
    ]);
  });

  test('wake runs every minute, by a schedule that may run it and nothing else', () => {
    expect(dev.functions.wake?.events).toEqual([
      {
        schedule: {
          method: 'scheduler',
          name: 'kakaopay-dev-wake',
          rate: ['rate(1 minute)'],
          roleArn: { 'Fn::GetAtt': 'ScheduleRole.Arn' },
        },
      },
    ]);
    const [policy] = propertiesOf(dev.resources.ScheduleRole).Policies as unknown as { PolicyDocument: Tree }[];
    expect(policy?.PolicyDocument.Statement).toEqual([
      {
        Sid: 'RunWake',
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: { 'Fn::GetAtt': 'WakeLambdaFunction.Arn' },
      },
    ]);
  });
});

describe.each(tables)('the table of $name', ({ name, table }) => {
  test('can be taken back to any second of the last 35 days', () => {
    expect(propertiesOf(table).PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
  });

  test('forgets what has a time to be forgotten, and nothing that must be woken', () => {
    expect(propertiesOf(table).TimeToLiveSpecification).toEqual({ AttributeName: 'forgetAt', Enabled: true });
  });

  test('says what each item has become, which is what the filter of deliver looks at', () => {
    expect(propertiesOf(table).StreamSpecification).toEqual({ StreamViewType: 'NEW_IMAGE' });
  });

  test('costs nothing while nobody pays', () => {
    expect(propertiesOf(table).BillingMode).toBe('PAY_PER_REQUEST');
    expect(propertiesOf(table).ProvisionedThroughput).toBeUndefined();
  });

  test('has one index, of which each entry is a key and no payment: every write would pay for a whole one', () => {
    const keys = [
      { AttributeName: 'queue', KeyType: 'HASH' },
      { AttributeName: 'queuedAt', KeyType: 'RANGE' },
    ];
    expect(propertiesOf(table).GlobalSecondaryIndexes).toEqual([
      { IndexName: 'queue', KeySchema: keys, Projection: { ProjectionType: 'KEYS_ONLY' } },
    ]);
  });

  test('is never replaced with its payments in it; that of prod outlives its stack, and cannot be deleted', () => {
    const kept = { DeletionPolicy: 'Retain', protected: true };
    const gone = { DeletionPolicy: 'Delete', protected: false };
    const { DeletionPolicy, UpdateReplacePolicy } = table;
    expect(UpdateReplacePolicy).toBe('Retain');
    const found = { DeletionPolicy, protected: propertiesOf(table).DeletionProtectionEnabled };
    expect(found).toEqual(name === 'prod' ? kept : gone);
  });
});

describe('what is let in', () => {
  test('100 requests a second, 200 for a moment', () => {
    expect(propertiesOf(prod.extensions.HttpApiStage as Tree).DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
  });

  test('no page of another site: the API key belongs on a server', () => {
    expect((prod.provider.httpApi as Tree).cors).toBeUndefined();
  });

  test('on a laptop, this machine alone', () => {
    expect(resolvedStage('local').custom['serverless-offline']).toMatchObject({ host: '127.0.0.1' });
  });
});

describe('settings', () => {
  const settingsOf = ({ functions }: typeof dev, name = 'checkout') => functions[name]?.environment as Tree;

  test('there is no merchant code by default where money moves', () => {
    expect(() => resolvedStage('prod')).toThrow('KAKAOPAY_CID');
    expect(() => resolvedStage('dev')).toThrow('KAKAOPAY_CID');
    expect(settingsOf(prod).KAKAOPAY_CID).toBe('C371930065');
    expect(settingsOf(resolvedStage('local')).KAKAOPAY_CID).toBe('TC0ONETIME');
  });

  test('the merchant code for subscriptions may be left out, and a shop without one has none', () => {
    expect(settingsOf(prod).KAKAOPAY_SUBSCRIPTION_CID).toBe('');
    const both = resolvedStage('prod', { ...cid, KAKAOPAY_SUBSCRIPTION_CID: 'C371930066' });
    expect(settingsOf(both, 'wake')).toMatchObject({ KAKAOPAY_SUBSCRIPTION_CID: 'C371930066' });
    expect(settingsOf(resolvedStage('local')).KAKAOPAY_SUBSCRIPTION_CID).toBe('TCSUBSCRIP');
  });

  test('KakaoPay itself is called, by its current API, unless something else is said', () => {
    expect(settingsOf(prod)).toMatchObject({ KAKAOPAY_BASE_URL: '', KAKAOPAY_GENERATION: 'current' });
    const legacy = resolvedStage('prod', { ...cid, KAKAOPAY_GENERATION: 'legacy', PUBLIC_URL: 'https://pay.test' });
    expect(settingsOf(legacy)).toMatchObject({ KAKAOPAY_GENERATION: 'legacy', PUBLIC_URL: 'https://pay.test' });
  });

  test('each stage has its own address, table and secrets; a laptop asks no parameter store', () => {
    expect(settingsOf(prod)).toMatchObject({
      PUBLIC_URL: { 'Fn::GetAtt': 'HttpApi.ApiEndpoint' },
      TABLE_NAME: { Ref: 'PaymentsTable' },
      SECRETS_PATH: '/kakaopay-serverless/prod',
    });
    expect(settingsOf(dev).SECRETS_PATH).toBe('/kakaopay-serverless/dev');
    expect(settingsOf(resolvedStage('local')).SECRETS_PATH).toBe('');
  });

  test('no app is returned to unless its address is named', () => {
    expect(settingsOf(prod).RETURN_SCHEMES).toBe('');
    expect(settingsOf(prod, 'reference').RETURN_SCHEMES).toBe('');
    expect(settingsOf(resolvedStage('prod', { ...cid, RETURN_SCHEMES: 'myshop' })).RETURN_SCHEMES).toBe('myshop');
  });

  test('the API is shown to people on every stage but prod, unless something else is said', () => {
    const docsOf = (name: string, said = {}) =>
      settingsOf(resolvedStage(name, { ...cid, ...said }), 'reference').API_DOCS;
    expect(['local', 'dev', 'prod'].map((name) => docsOf(name))).toEqual(['on', 'on', 'off']);
    expect([docsOf('dev', { API_DOCS: 'off' }), docsOf('prod', { API_DOCS: 'on' })]).toEqual(['off', 'on']);
    expect(settingsOf(dev)).not.toHaveProperty('API_DOCS');
  });

  test('each function knows its stage, and starts anew when a secret was stored', () => {
    expect(prod.provider.environment).toEqual({ STAGE: 'prod', SECRETS_STORED_AT: '0' });
    const rotated = resolvedStage('prod', { ...cid, SECRETS_STORED_AT: '1795410000' });
    expect(rotated.provider.environment).toEqual({ STAGE: 'prod', SECRETS_STORED_AT: '1795410000' });
  });

  test('all of it is in the region of Seoul', () => {
    expect([dev.provider.region, prod.provider.region]).toEqual(['ap-northeast-2', 'ap-northeast-2']);
  });

  test('every function that calls KakaoPay has the same', () => {
    for (const name of ['payments', 'cancellations', 'subscriptions', 'wake'])
      expect(settingsOf(prod, name)).toEqual(settingsOf(prod));
  });

  test('what calls KakaoPay no more than a reader does has no setting of KakaoPay’s', () => {
    const { API_DOCS: _, ...shown } = settingsOf(prod, 'reference');
    const given = { ...shown, TABLE_NAME: { Ref: 'PaymentsTable' } };
    for (const name of ['events', 'reports', 'deliver']) {
      expect(settingsOf(prod, name)).toEqual({ ...given, SECRETS_PATH: '/kakaopay-serverless/prod' });
    }
  });

  test('logs are kept for 90 days', () => {
    expect([dev.provider.logRetentionInDays, prod.provider.logRetentionInDays]).toEqual([90, 90]);
  });
});

const actionsOf = (statements: readonly Statement[]) => statements.flatMap(({ Action }) => Action);

describe.each(rolesOf(prod))('$role', ({ role, statements }) => {
  test('has rights that are named one by one, on resources that are', () => {
    for (const action of actionsOf(statements)) expect(action).toMatch(/^[a-z]+:[A-Z][A-Za-z]+$/);
    for (const { Sid, Effect, Resource } of statements) {
      expect(Effect).toBe('Allow');
      expect(JSON.stringify(Resource), Sid).not.toContain('*');
      expect(JSON.stringify(Resource), Sid).toMatch(/Ref|Fn::/);
    }
  });

  test('can neither delete anything, nor read the whole table, nor give rights away', () => {
    const forbidden = /Delete|Scan|Batch|Export|PartiQL|^iam:|^sts:|^s3:|^kms:|Put(Parameter|Role|Bucket)/;
    expect(actionsOf(statements).filter((action) => forbidden.test(action))).toEqual([]);
  });

  test('reads no secret but those of its stage that it needs', () => {
    const resources = statements.filter(({ Action }) => JSON.stringify(Action).includes('ssm:'));
    const paths = [...JSON.stringify(resources).matchAll(/parameter([^"]*)"/g)].map(([, path]) => path);
    const own = (name: string) => `/kakaopay-serverless/prod/${name}`;
    const toCall = ['kakaopay-secret-key', 'kakaopay-cid-secret', 'kakaopay-subscription-cid-secret'].map(own);
    const needed: Readonly<Record<string, readonly string[]>> = {
      CheckoutRole: [...toCall, own('link-secret')],
      PaymentsRole: [...toCall, own('link-secret')],
      CancellationsRole: [...toCall, own('link-secret')],
      SubscriptionsRole: [...toCall, own('link-secret')],
      EventsRole: [own('webhook-secret')],
      ReportsRole: [],
      DeliverRole: [own('webhook-secret')],
      ConsoleRole: [...toCall, own('link-secret'), own('webhook-secret')],
      WakeRole: [...toCall, own('webhook-secret')],
      ReferenceRole: [],
      ScheduleRole: [],
    };
    expect(paths.sort()).toEqual([...(needed[role] ?? [])].sort());
  });
});

test('each function has a role of its own, named for it', () => {
  const given = Object.entries(prod.functions).map(([name, { role }]) => [name, role]);
  expect(Object.fromEntries(given)).toEqual({
    checkout: 'CheckoutRole',
    payments: 'PaymentsRole',
    cancellations: 'CancellationsRole',
    subscriptions: 'SubscriptionsRole',
    events: 'EventsRole',
    reports: 'ReportsRole',
    console: 'ConsoleRole',
    reference: 'ReferenceRole',
    deliver: 'DeliverRole',
    wake: 'WakeRole',
  });
});
