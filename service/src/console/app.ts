import type { App } from '../http/router.ts';
import { createApp } from '../http/router.ts';
import { consoleRoutes } from './routes.ts';
import type { ConsoleService } from './service.ts';
import { tellOperator } from './tell-operator.ts';

/** The operator's console: server-rendered pages in front of the API. */
export const createConsole = (): App<ConsoleService> => createApp<ConsoleService>(consoleRoutes, tellOperator);
