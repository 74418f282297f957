import { type DeliverFunction, deliverFunction } from './deliver-function.ts';
import { tellerOfLambda } from './environment.ts';

export const handler: DeliverFunction = deliverFunction(await tellerOfLambda());
