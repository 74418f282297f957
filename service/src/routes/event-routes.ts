import type { Route } from '../http/route.ts';
import type { EventsService } from '../service.ts';
import { deliverEventRoute, getEventRoute } from './events.ts';
import { listEventsRoute } from './list-events.ts';
import { getReplayRoute, startReplayRoute } from './replays.ts';
import { rotateSecretRoute } from './rotate-secret.ts';
import { testEndpointRoute } from './test-endpoint.ts';
import {
  changeEndpointRoute,
  createEndpointRoute,
  deleteEndpointRoute,
  getEndpointRoute,
  listEndpointsRoute,
} from './webhook-endpoints.ts';

/** What the shop is told, and where. */
export const eventRoutes: readonly Route<EventsService>[] = [
  createEndpointRoute,
  listEndpointsRoute,
  getEndpointRoute,
  changeEndpointRoute,
  deleteEndpointRoute,
  rotateSecretRoute,
  testEndpointRoute,
  startReplayRoute,
  getReplayRoute,
  listEventsRoute,
  getEventRoute,
  deliverEventRoute,
];
