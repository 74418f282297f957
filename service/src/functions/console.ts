import { createConsole } from '../console/app.ts';
import { withCookies } from '../inbound/with-cookies.ts';
import { consoleServiceOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

const answer = httpFunction(createConsole(), await consoleServiceOfLambda());

export const handler: HttpFunction = (event) => answer(withCookies(event));
