/** What was asked of the service. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface FakePayment {
  readonly id: string;
  readonly orderId: string;
  readonly totalWon: number;
  readonly subscriptionId?: string;
  status: string;
  version: number;
  canceledWon: number;
}

export interface FakeSubscription {
  readonly id: string;
  readonly firstPaymentId: string;
  status: string;
  version: number;
}

type Answer = readonly [status: number, body: object] | undefined;

/** The service's API over `fetch`, as far as the shop needs it: two requests with one key are one. */
export function createFakeService() {
  const payments = new Map<string, FakePayment>();
  const subscriptions = new Map<string, FakeSubscription>();
  const keys = new Map<string, string>();
  const asked: Asked[] = [];
  /** Stands in for the answers to come, first to last; `lost`: it is done, and the answer never arrives. */
  const next: (Answer | 'lost')[] = [];

  function order({ key, body }: Asked): FakePayment {
    const known = payments.get(keys.get(`${key}`) ?? '');
    if (known) return known;
    const id = `pay_${payments.size + 1}`;
    const first = body.firstPayment as { amountWon: number } | undefined;
    const totalWon = first?.amountWon ?? Number(body.totalWon);
    const made = { id, orderId: String(body.orderId), totalWon, status: 'ready', version: 1, canceledWon: 0 };
    const payment = first ? { ...made, subscriptionId: `sub_${id}` } : made;
    payments.set(id, payment);
    keys.set(`${key}`, id);
    if (first) subscriptions.set(`sub_${id}`, { id: `sub_${id}`, firstPaymentId: id, status: 'pending', version: 1 });
    return payment;
  }

  function cancel(payment: FakePayment, { key, body }: Asked): Answer {
    if (!keys.has(`${key}`)) {
      keys.set(`${key}`, payment.id);
      payment.canceledWon += Number(body.amountWon ?? payment.totalWon - payment.canceledWon);
      payment.status = payment.canceledWon === payment.totalWon ? 'canceled' : 'partially_canceled';
      payment.version += 2;
    }
    return [201, { status: 'canceled' }];
  }

  function answer(call: Asked): Answer {
    const [, kind = '', id = '', act] = call.path.split('/').slice(1);
    const payment = payments.get(id);
    if (kind === 'payments' && id === '') return [201, viewOf(order(call))];
    if (kind === 'payments' && payment) return act === 'cancellations' ? cancel(payment, call) : [200, viewOf(payment)];
    const subscription = subscriptions.get(id === '' ? `${order(call).subscriptionId}` : id);
    if (!subscription) return [404, { code: 'not_found', retryable: false }];
    if (act === 'end') Object.assign(subscription, { status: 'ended', version: subscription.version + 1 });
    return [200, subscriptionView(subscription)];
  }

  const fetched: typeof fetch = async (input, init = {}) => {
    const { method = 'GET', body } = init;
    const headers = new Headers(init.headers);
    const path = new URL(String(input)).pathname;
    const call = { method, path, key: headers.get('idempotency-key'), body: JSON.parse(String(body ?? '{}')) };
    asked.push(call);
    if (headers.get('authorization') !== 'Bearer key-of-the-shop') return Response.json({}, { status: 401 });
    const planned = next.shift();
    const [status, said] = (planned === 'lost' ? undefined : planned) ?? answer(call) ?? [500, {}];
    if (planned === 'lost') throw new TypeError('fetch failed');
    return Response.json(said, { status });
  };
  return { fetch: fetched, payments, subscriptions, asked, next };
}

const timelineOf = (version: number) => Array.from({ length: version }, (_, at) => ({ n: at + 1 }));

export const viewOf = (payment: FakePayment) => ({
  ...payment,
  timeline: timelineOf(payment.version),
  checkoutUrl: `https://service.example/checkout/${payment.id}`,
});

const subscriptionView = (subscription: FakeSubscription) => ({
  ...subscription,
  timeline: timelineOf(subscription.version),
  ...(subscription.status === 'pending' && {
    checkoutUrl: `https://service.example/checkout/${subscription.firstPaymentId}`,
  }),
  ...(subscription.status === 'active' && { nextCharge: { at: '2026-12-26T01:00:00.000Z' } }),
});
