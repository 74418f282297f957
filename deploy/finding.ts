import { listQueryFor, wantedBy } from '../service/src/console/find.ts';
import { count, second, won } from '../service/src/console/words/format.ts';
import { happened, happenings } from '../service/src/console/words/happenings.ts';
import { meaningOf } from '../service/src/console/words/reasons.ts';
import { type Say, sayIn } from '../service/src/console/words/say.ts';
import { cancellationLabels, statusLabels } from '../service/src/console/words/statuses.ts';
import type { Language } from '../service/src/http/language.ts';
import { paymentIdPattern, subscriptionIdPattern } from '../service/src/ids.ts';
import { kstDay } from '../service/src/kst.ts';
import type { CancellationListView } from '../service/src/routes/cancellation-view.ts';
import type { PaymentListView, PaymentView } from '../service/src/routes/view.ts';
import type { AskedApi } from './asking-api.ts';

/** What the commands about payments work with. */
export interface Asking {
  readonly api: AskedApi;
  readonly language: Language;
  /** ms since 1970. */
  readonly now: number;
  readonly print: (line: string) => void;
}

const listedMax = '50';

/** Finds what the console's search field finds: an order, a buyer, an item, an id, an amount, a day or a status. */
export async function find(asking: Asking, typed: string): Promise<void> {
  const text = typed.trim();
  const id = paymentIdIn(text);
  if (id !== undefined) return show(asking, id);
  const { payments, cursor } = await look(asking, text);
  const [only] = payments;
  if (only && payments.length === 1 && cursor === undefined) return show(asking, only.id);
  const say = sayIn(asking.language);
  if (!only) asking.print(say('맞는 결제가 없어요.', 'No payment fits.'));
  for (const payment of payments) asking.print(rowOf(say, payment));
  if (cursor)
    asking.print(say('더 있어요. 콘솔에서 모두 볼 수 있어요.', 'There are more; the console shows all of them.'));
}

/** A payment's own id, that of an event of it, or that of the subscription which is named after it. */
function paymentIdIn(text: string): string | undefined {
  const thing = text.replace(/_\d{1,5}$/, '');
  if (paymentIdPattern.test(thing)) return thing;
  return subscriptionIdPattern.test(thing) ? `pay_${thing.slice('sub_'.length)}` : undefined;
}

async function look({ api, now }: Asking, text: string): Promise<PaymentListView> {
  const list = (query: Readonly<Record<string, string>>) =>
    api.get<PaymentListView>('/v1/payments', { ...query, limit: listedMax });
  const query = listQueryFor(wantedBy(text, kstDay(now)));
  if (query !== undefined) return list(query);
  const byOrder = await list({ orderId: text });
  return byOrder.payments.length > 0 ? byOrder : list({ text });
}

const rowOf = (say: Say, { id, createdAt, orderId, status, totalWon }: PaymentView): string =>
  [second(createdAt), id, orderId, say(statusLabels[status]), won(say, totalWon)].join('  ');

/** A payment with its time line, in words. */
export async function show({ api, language, print }: Asking, id: string): Promise<void> {
  const path = `/v1/payments/${id}`;
  const [payment, { leftWon, cancellations }] = await Promise.all([
    api.get<PaymentView>(path),
    api.get<CancellationListView>(`${path}/cancellations`),
  ]);
  const say = sayIn(language);
  print(`${payment.id}  ${say(statusLabels[payment.status])}`);
  print(`${payment.orderId}  ${payment.itemName} × ${count(payment.quantity)}  ${won(say, payment.totalWon)}`);
  if (payment.failure) print(`${meaningOf(language, 'reason', payment.failure.reason)}.`);
  if (payment.waiting) print(`${meaningOf(language, 'waiting', payment.waiting.reason)}.`);
  if (payment.approval) print(say(`남은 금액 ${won(say, leftWon)}`, `Left ${won(say, leftWon)}`));
  print('');
  for (const { at, type, by, reason } of payment.timeline)
    print([second(at), say(happened(happenings, type)), by, reason].filter(Boolean).join('  '));
  if (cancellations.length > 0) print('');
  for (const one of cancellations) {
    const label = cancellationLabels[one.status];
    const at = one.endedAt ?? one.askedAt;
    const words = [at && second(at), label ? say(label) : one.status, won(say, one.amountWon), one.askedBy, one.reason];
    print(words.filter(Boolean).join('  '));
  }
}
