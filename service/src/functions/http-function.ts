import { fromAnswer, type HttpApiAnswer, type HttpApiEvent, toRequest } from '../aws/api-gateway.ts';
import { createApp, type Routes } from '../http/router.ts';
import type { PublicWorld } from '../world.ts';
import { beginInvocation, endInvocation } from './environment.ts';

export type HttpFunction = (event: HttpApiEvent) => Promise<HttpApiAnswer>;

/** A Lambda function that answers these routes. */
export function httpFunction<W extends PublicWorld>(routes: Routes<W>, world: W): HttpFunction {
  const app = createApp(routes);
  return async (event) => {
    const request = toRequest(event);
    beginInvocation(request.id);
    const answer = await app(world, request);
    endInvocation();
    return fromAnswer(answer);
  };
}
