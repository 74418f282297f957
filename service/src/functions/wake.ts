import { wakerOfLambda } from './environment.ts';
import { type WakeFunction, wakeFunction } from './wake-function.ts';

export const handler: WakeFunction = wakeFunction(await wakerOfLambda());
