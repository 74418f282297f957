import { anybody, type Route } from '../http/route.ts';
import type { ConsoleService } from './service.ts';

/** Nothing stays open here, and `204` has the browser ask no more: pages look again by themselves. */
export const liveRoute: Route<ConsoleService> = {
  name: 'live',
  method: 'GET',
  path: '/console/live',
  summary: '',
  access: anybody,
  answers: {},
  handle: () => ({ status: 204, headers: { 'cache-control': 'no-store' }, body: '' }),
};
