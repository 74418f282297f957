import { kstDay } from '../kst.ts';
import type { PaymentListView } from '../routes/view.ts';
import { listQueryFor, wantedBy } from './find.ts';
import { act } from './routing.ts';
import { seal } from './sealed.ts';
import type { ConsoleService } from './service.ts';
import type { Visit } from './visit.ts';

/** The search field: it leads to the one thing that was meant, or to the list of what it may be. */
export const findForm = act({
  path: '/console/find',
  scope: 'payments:read',
  async act(visit, service) {
    const wanted = wantedBy((visit.form.find ?? '').slice(0, 100), kstDay(visit.now));
    const query = listQueryFor(wanted);
    if (query !== undefined) return listOf(query);
    if (wanted.kind === 'text') return textAddress(visit, service, wanted.text);
    return `/console/${wanted.kind}s/${'id' in wanted ? wanted.id : ''}`;
  },
});

const listOf = (query: Readonly<Record<string, string>>): string => `/console/payments?${new URLSearchParams(query)}`;

/** An order's number finds one payment at once; whatever else it may be is looked for in the list. */
async function textAddress({ api }: Visit, service: ConsoleService, text: string): Promise<string> {
  if (text === '') return '/console/payments';
  const { payments } = await api.get<PaymentListView>('/v1/payments', {
    orderId: text,
    limit: '2',
  });
  if (payments.length > 1) return listOf({ orderId: text });
  const [only] = payments;
  return only ? `/console/payments/${only.id}` : listOf({ find: seal(service, text) });
}
