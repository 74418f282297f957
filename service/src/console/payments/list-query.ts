import { statusNames } from '../../payment/states.ts';
import { rangeIn } from '../range.ts';
import { unseal } from '../sealed.ts';
import type { ConsoleService } from '../service.ts';
import type { Visit } from '../visit.ts';

/** What the list's address asks the API for; what makes no sense in it is left out. */
export interface ListQuery {
  readonly status?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly orderId?: string | undefined;
  readonly tid?: string | undefined;
  readonly aid?: string | undefined;
  readonly totalWon?: string | undefined;
  readonly text?: string | undefined;
  readonly cursor?: string | undefined;
}

export function listQueryOf(service: ConsoleService, { query }: Pick<Visit, 'query'>): ListQuery {
  return {
    status: statusNames.find((status) => status === query.status),
    ...rangeIn(query),
    orderId: query.orderId || undefined,
    tid: query.tid || undefined,
    aid: query.aid || undefined,
    totalWon: query.totalWon && /^\d{1,10}$/.test(query.totalWon) ? query.totalWon : undefined,
    text: query.find ? unseal(service, query.find) : undefined,
    cursor: query.cursor || undefined,
  };
}
