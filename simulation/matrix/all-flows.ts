import type { Flow } from './flow.ts';
import { cancelingFlows } from './flows/canceling.ts';
import { chargingFlows } from './flows/charging.ts';
import { endpointFlows } from './flows/endpoints.ts';
import { orderingFlows } from './flows/ordering.ts';
import { payingFlows } from './flows/paying.ts';
import { reconcilingFlows } from './flows/reconciling.ts';
import { reviewingFlows } from './flows/reviewing.ts';
import { subscribingFlows } from './flows/subscribing.ts';
import { tellingFlows } from './flows/telling.ts';

/** The table of flows: every way through the service that writes anything. */
export const allFlows: readonly Flow[] = [
  ...orderingFlows,
  ...payingFlows,
  ...cancelingFlows,
  ...subscribingFlows,
  ...chargingFlows,
  ...reviewingFlows,
  ...tellingFlows,
  ...endpointFlows,
  ...reconcilingFlows,
];
