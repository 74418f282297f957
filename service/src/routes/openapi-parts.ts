import { problems } from '../http/problem.ts';
import type { AnswerName, ParameterName } from '../http/route.ts';

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const described = (description: string, type: string, schema: object) => ({
  description,
  content: { [type]: { schema } },
});

const acts = 'One record for each approval and each cancellation, by time, then the totals.';

/** The same as a file for spreadsheets, which may come in parts. */
function reportNamed(name: 'DayReport' | 'MonthReport' | 'Reconciliation', records: string) {
  const { content, ...rest } = described('The report.', 'application/json', ref(name));
  const csv = {
    type: 'string',
    description: `${records} UTF-8 with a byte order mark, RFC 4180.`,
  };
  const link = 'Of a CSV that is longer than one answer: where the next part is (`rel="next"`).';
  return {
    ...rest,
    headers: { Link: { description: link, schema: { type: 'string' } } },
    content: { ...content, 'text/csv': { schema: csv } },
  };
}

const answers: Readonly<Record<AnswerName, object>> = {
  Payment: described('The payment.', 'application/json', ref('Payment')),
  PaymentList: described('A page of payments.', 'application/json', ref('PaymentList')),
  Cancellation: described('The cancellation.', 'application/json', ref('Cancellation')),
  CancellationList: described('The cancellations of a payment.', 'application/json', ref('CancellationList')),
  Subscription: described('The subscription.', 'application/json', ref('Subscription')),
  SubscriptionList: described('A page of subscriptions.', 'application/json', ref('SubscriptionList')),
  WebhookEndpoint: described('The endpoint.', 'application/json', ref('WebhookEndpoint')),
  WebhookEndpointWithSecret: described(
    'The endpoint, with its secret.',
    'application/json',
    ref('WebhookEndpointWithSecret'),
  ),
  WebhookEndpointList: described('All endpoints.', 'application/json', ref('WebhookEndpointList')),
  TestDelivery: described('What came of it.', 'application/json', ref('TestDelivery')),
  Event: described('The event.', 'application/json', ref('Event')),
  EventWithData: described('The event, as it is delivered.', 'application/json', ref('EventWithData')),
  EventList: described('A page of events.', 'application/json', ref('EventList')),
  Replay: described('The replay.', 'application/json', ref('Replay')),
  DayReport: reportNamed('DayReport', acts),
  MonthReport: reportNamed('MonthReport', acts),
  Reconciliation: reportNamed('Reconciliation', 'One record for each payment on which the books differ or are silent.'),
  ReconciliationList: described('A page of reconciliations.', 'application/json', ref('ReconciliationList')),
  Document: described('This document.', 'application/json', { type: 'object' }),
  page: described('A page for people.', 'text/html', { type: 'string' }),
  redirect: {
    description: 'Where to go on.',
    headers: { Location: { required: true, schema: { type: 'string' } } },
  },
  gone: { description: 'It is no more.' },
  nothing: { description: 'Nothing to show: the browser was only looking ahead.' },
};

export const answerOf = (name: AnswerName): object => answers[name];

const idempotencyKey = {
  ...{ type: 'string', minLength: 1, maxLength: 255, pattern: '^[ -~]+$' },
  examples: ['A-1001-once'],
};

const parameters: Readonly<Record<ParameterName, object>> = {
  'Idempotency-Key': {
    in: 'header',
    description:
      'The same key and body within 24 hours give the same payment; the answer says `Idempotency-Replayed: true`.',
    schema: idempotencyKey,
  },
  'Idempotency-Key!': {
    in: 'header',
    required: true,
    description:
      'The same key and body give the money back once, however often they come; the answer says `Idempotency-Replayed: true`.',
    schema: idempotencyKey,
  },
  agreed: {
    in: 'query',
    description:
      'What the page before the first payment of a subscription leads on with: `1`, the payer has agreed to what will be charged.',
    schema: { type: 'string', examples: ['1'] },
  },
  device: {
    in: 'query',
    description:
      "Which of KakaoPay's pages to go to, `pc`, `mobile` or `app`, instead of the one that suits the browser; anything else is ignored.",
    schema: { type: 'string', examples: ['pc', 'mobile', 'app'] },
  },
  lang: {
    in: 'query',
    description:
      "The page's language, `ko` or `en`, instead of the one that the browser asks for; anything else is ignored.",
    schema: { type: 'string', examples: ['ko', 'en'] },
  },
  pg_token: { in: 'query', description: 'Added by KakaoPay.', schema: { type: 'string' } },
};

export const parameterOf = (name: ParameterName) => ({
  name: name.replace('!', ''),
  required: false,
  ...parameters[name],
});

const inPath: Readonly<Record<string, object>> = {
  day: { description: 'In Korea.', schema: { type: 'string', format: 'date', examples: ['2026-11-23'] } },
  month: { description: 'In Korea.', schema: { type: 'string', pattern: '^\\d{4}-\\d\\d$', examples: ['2026-11'] } },
  link: { description: 'From the address that the service made.', schema: { type: 'string' } },
  outcome: { schema: { type: 'string', enum: ['approve', 'cancel', 'fail', 'result'] } },
};

export const pathParameterOf = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string' },
  ...inPath[name],
});

export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'retryable'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    retryable: { type: 'boolean', description: 'Whether the same request is worth sending again.' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
    paymentId: { type: 'string', description: 'The payment that stands in the way.' },
    cancellationId: { type: 'string', description: 'The cancellation that stands in the way, or that was refused.' },
    endpointId: { type: 'string', description: 'The webhook endpoint that stands in the way.' },
    kakaoPay: {
      type: 'object',
      description: "KakaoPay's own words.",
      properties: { code: { type: 'integer' }, message: { type: 'string' } },
    },
  },
};
