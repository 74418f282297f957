import type { App } from '../http/router.ts';
import { fromAnswer, type HttpApiAnswer, noRequest, toRequest } from '../inbound/api-gateway.ts';
import { beginInvocation, endInvocation } from './invocation.ts';

export type HttpFunction = (event: unknown) => Promise<HttpApiAnswer>;

/** A Lambda function that answers the requests of an HTTP API. */
export const httpFunction =
  <W>(app: App<W>, service: W): HttpFunction =>
  async (event) => {
    const request = toRequest(event);
    if (request === undefined) return noRequest;
    beginInvocation(request.id);
    const answer = await app(service, request);
    endInvocation();
    return fromAnswer(answer);
  };
