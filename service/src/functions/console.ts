import { createConsole } from '../console/app.ts';
import { consoleServiceOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(createConsole(), await consoleServiceOfLambda());
