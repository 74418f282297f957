import { createApp, type Routes } from '../http/router.ts';
import { fromAnswer, type HttpApiAnswer, type HttpApiEvent, toRequest } from '../inbound/api-gateway.ts';
import type { PublicService } from '../service.ts';
import { beginInvocation, endInvocation } from './environment.ts';

export type HttpFunction = (event: HttpApiEvent) => Promise<HttpApiAnswer>;

/** A Lambda function that answers these routes. */
export function httpFunction<W extends PublicService>(routes: Routes<W>, service: W): HttpFunction {
  const app = createApp(routes);
  return async (event) => {
    const request = toRequest(event);
    beginInvocation(request.id);
    const answer = await app(service, request);
    endInvocation();
    return fromAnswer(answer);
  };
}
