import { fromAnswer, type HttpApiAnswer, type HttpApiEvent, toRequest } from '../aws/api-gateway.ts';
import { createApp, type Routes } from '../http/router.ts';
import { worldOfLambda } from './environment.ts';

/** A Lambda function that answers these routes. */
export function httpFunction(routes: Routes): (event: HttpApiEvent) => Promise<HttpApiAnswer> {
  const world = worldOfLambda();
  const app = createApp(routes);
  return async (event) => fromAnswer(await app(world, toRequest(event)));
}
