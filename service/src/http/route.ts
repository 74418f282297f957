import type { GenericSchema } from 'valibot';
import type { EventsService, Service } from '../service.ts';
import type { Scope } from '../store/api-keys.ts';
import type { Answer, Request } from './message.ts';
import type { ProblemCode } from './problem.ts';
import type { JsonBody } from './read-json.ts';

/** What the braces of a path stand for. */
export type PathValues = Readonly<Record<string, string>>;

/** Who may use a route. */
export interface Access<W, Caller> {
  readonly by: 'api key' | 'signed link' | 'session' | 'anybody';
  /** What an API key must be good for. */
  readonly scope?: Scope;
  /** Who is asking; throws a `Problem` when they may not. */
  admit(service: W, request: Request, path: PathValues): Promise<Caller> | Caller;
  /** Once the answer is there, and is no problem. */
  after?(service: W, caller: Caller): Promise<void>;
}

export const anybody: Access<unknown, undefined> = { by: 'anybody', admit: () => undefined };

export interface Call<Caller = unknown, Query = unknown, Body = unknown> {
  readonly request: Request;
  readonly path: PathValues;
  readonly caller: Caller;
  readonly query: Query;
  readonly body: Body;
}

/** Answers that the document describes under a name. Names, because the functions need not load their schemas. */
export type AnswerName =
  | 'Payment'
  | 'PaymentList'
  | 'Cancellation'
  | 'CancellationList'
  | 'Subscription'
  | 'SubscriptionList'
  | 'DayReport'
  | 'MonthReport'
  | 'WebhookEndpoint'
  | 'WebhookEndpointWithSecret'
  | 'WebhookEndpointList'
  | 'TestDelivery'
  | 'Event'
  | 'EventWithData'
  | 'EventList'
  | 'Replay'
  | 'Reconciliation'
  | 'ReconciliationList'
  | 'Document'
  | 'page'
  | 'redirect'
  | 'nothing'
  | 'gone';

/** Headers and query parameters that a handler reads by itself: a wrong one is no reason to refuse. */
/** `Idempotency-Key!` is the one that must be there. */
export type ParameterName = 'Idempotency-Key' | 'Idempotency-Key!' | 'agreed' | 'device' | 'lang' | 'pg_token';

/**
 * One address of the service: what the router does before the handler runs, and all that the OpenAPI document says.
 */
export interface Route<W = Service, Caller = unknown, Query = unknown, Body = unknown> {
  /** Its `operationId`. */
  readonly name: string;
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST';
  /** As in serverless.yml and in OpenAPI: `/v1/payments/{id}`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Access<W, Caller>;
  readonly query?: GenericSchema<unknown, Query>;
  readonly body?: JsonBody<Body>;
  readonly parameters?: readonly ParameterName[];
  readonly answers: Readonly<Record<number, AnswerName>>;
  /** Besides those that follow from the rest of the row. */
  readonly problems?: readonly ProblemCode[];
  handle(service: W, call: Call<Caller, Query, Body>): Promise<Answer> | Answer;
}

/** A row as it stands, its handler typed by its access and its schemas. */
export const route = <Caller, Query = undefined, Body = undefined>(
  row: Route<Service, Caller, Query, Body>,
): Route<Service, Caller, Query, Body> => row;

/** The same of a route that calls nobody but the shop. */
export const eventsRoute = <Caller, Query = undefined, Body = undefined>(
  row: Route<EventsService, Caller, Query, Body>,
): Route<EventsService, Caller, Query, Body> => row;
