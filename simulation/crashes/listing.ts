import type { EventView } from '../../service/src/routes/event-view.ts';
import type { PaymentView } from '../../service/src/routes/view.ts';
import type { Asking } from './asking.ts';

/** Bounds a list that has no end. */
const pagesMax = 1_000;

async function* pagesOf<One>(asking: Asking, path: string, name: string): AsyncGenerator<readonly One[]> {
  let cursor: string | undefined = '';
  for (let pages = 0; cursor !== undefined && pages < pagesMax; pages++) {
    type Page = Readonly<Record<string, unknown>> & { readonly cursor?: string };
    const page: Page = await asking.read<Page>(`${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    yield page[name] as readonly One[];
    cursor = page.cursor;
  }
}

async function listAll<One>(asking: Asking, path: string, name: string): Promise<One[]> {
  const found: One[] = [];
  for await (const page of pagesOf<One>(asking, path, name)) found.push(...page);
  return found;
}

/** Every payment that the shop's API knows of; `from`: a day such as 2026-11-23. */
export const listPayments = (asking: Asking, from: string): Promise<PaymentView[]> =>
  listAll<PaymentView>(asking, `/v1/payments?limit=100&from=${from}`, 'payments');

/** The same of the events; `since` is a time such as 2026-11-23T05:00:00Z. */
export const listEvents = (asking: Asking, since: string): Promise<EventView[]> =>
  listAll<EventView>(asking, `/v1/events?limit=100&since=${since}`, 'events');

/** Whether any payment since that day has this status. */
export async function hasStatus(asking: Asking, from: string, status: PaymentView['status']): Promise<boolean> {
  const path = `/v1/payments?limit=100&from=${from}&status=${status}`;
  for await (const page of pagesOf(asking, path, 'payments')) if (page.length > 0) return true;
  return false;
}
