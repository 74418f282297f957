import { startGateway } from '../../local/gateway.ts';
import { readRoutes } from '../../local/gateway-routes.ts';
import { freePort } from '../../local/ports.ts';
import { httpFunction } from '../../service/src/functions/http-function.ts';
import { createApp } from '../../service/src/http/router.ts';
import { cancellationRoutes } from '../../service/src/routes/cancellation-routes.ts';
import { eventRoutes } from '../../service/src/routes/event-routes.ts';
import { describedAddresses } from '../../service/src/routes/openapi-route.ts';
import { payerRoutes } from '../../service/src/routes/payer-routes.ts';
import { reconciliationRoutes } from '../../service/src/routes/reconciliations.ts';
import { referenceRoutes } from '../../service/src/routes/reference-routes.ts';
import { reportRoutes } from '../../service/src/routes/reports.ts';
import { shopRoutes } from '../../service/src/routes/shop-routes.ts';
import { subscriptionRoutes } from '../../service/src/routes/subscription-routes.ts';
import { tellVisitor } from '../../service/src/routes/tell-visitor.ts';
import type { VirtualWorld } from '../../world/world.ts';

/** The functions of `serverless.yml`, as `service/src/functions` puts them together. */
const apps = {
  checkout: createApp(payerRoutes, tellVisitor),
  payments: createApp(shopRoutes),
  cancellations: createApp(cancellationRoutes),
  subscriptions: createApp(subscriptionRoutes),
  events: createApp(eventRoutes),
  reports: createApp([...reportRoutes, ...reconciliationRoutes]),
  reference: createApp(referenceRoutes, tellVisitor, describedAddresses),
};

export interface Door {
  readonly url: string;
  /** How many requests have come. */
  requests(): number;
  close(): Promise<void>;
}

/** A virtual world behind the gateway of `npm start`: over HTTP, with the events that API Gateway makes. */
export async function openDoor({ service }: VirtualWorld, onError: (error: Error) => void): Promise<Door> {
  const functions = Object.fromEntries(Object.entries(apps).map(([name, app]) => [name, httpFunction(app, service)]));
  const port = await freePort();
  let requests = 0;
  const gateway = await startGateway({
    port,
    host: '127.0.0.1',
    routes: readRoutes(),
    invoke: async (name, event) => {
      requests += 1;
      const run = functions[name];
      if (run === undefined) throw new Error(`There is no function ${name}`);
      return run(event);
    },
    onError: (_name, error) => onError(error),
  });
  return { url: `http://127.0.0.1:${port}`, requests: () => requests, close: gateway.close };
}
