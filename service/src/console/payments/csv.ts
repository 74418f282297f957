import { type Cell, csvOf, csvTime } from '../../csv.ts';
import { kstDay } from '../../kst.ts';
import type { PaymentListView, PaymentView } from '../../routes/view.ts';
import { actorOf } from '../access/operators.ts';
import { audited } from '../audit.ts';
import { page } from '../routing.ts';
import type { ConsoleService } from '../service.ts';
import type { Visit } from '../visit.ts';
import { statusLabels } from '../words/statuses.ts';
import { listQueryOf } from './list-query.ts';

/** A function has 25 s, and its answer 6 MB. */
const readingMs = 12_000;
const rowsMax = 10_000;
const perPage = 100;

export const paymentsCsv = page({
  path: '/console/payments.csv',
  scope: 'payments:read',
  async show(visit, service) {
    const deed = { act: 'export', by: actorOf(visit.operator.name) } as const;
    const { payments, isCut } = await audited(service, deed, () => readAll(visit, service));
    return {
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="payments-${kstDay(visit.now)}.csv"`,
        'cache-control': 'no-store',
      },
      body: csvOf([
        headings(visit),
        ...payments.map((payment) => rowOf(visit, payment)),
        ...(isCut ? [cutRow(visit, payments.length)] : []),
      ]),
    };
  },
});

async function readAll(
  visit: Visit,
  service: ConsoleService,
): Promise<{ readonly payments: readonly PaymentView[]; readonly isCut: boolean }> {
  const stopAt = service.clock.now() + readingMs;
  const payments: PaymentView[] = [];
  let query = { ...listQueryOf(service, visit), cursor: undefined as string | undefined };
  for (let pages = 0; pages < rowsMax; pages++) {
    const found = await visit.api.get<PaymentListView>('/v1/payments', { ...query, limit: String(perPage) });
    payments.push(...found.payments);
    if (found.cursor === undefined) return { payments, isCut: false };
    if (payments.length >= rowsMax || service.clock.now() >= stopAt) break;
    query = { ...query, cursor: found.cursor };
  }
  return { payments, isCut: true };
}

const headings = ({ say }: Visit): readonly Cell[] => [
  say('결제 id', 'Payment id'),
  say('주문 번호', 'Order'),
  say('구매자', 'Buyer'),
  say('상품', 'Item'),
  say('상태', 'Status'),
  say('주문 시각', 'Created'),
  say('결제 시각', 'Paid'),
  say('결제 수단', 'Method'),
  say('금액', 'Amount'),
  say('부가세', 'VAT'),
  say('비과세', 'Tax-free'),
  say('취소 금액', 'Refunded'),
  'tid',
  'aid',
];

const rowOf = ({ say }: Visit, payment: PaymentView): readonly Cell[] => {
  const { approval } = payment;
  return [
    payment.id,
    payment.orderId,
    payment.buyerId,
    payment.itemName,
    say(statusLabels[payment.status]),
    csvTime(Date.parse(payment.createdAt)),
    csvTime(approval && Date.parse(approval.approvedAt)),
    approval?.method,
    payment.totalWon,
    payment.vatWon,
    payment.taxFreeWon,
    payment.canceledWon,
    payment.tid,
    approval?.aid,
  ];
};

/** Nobody takes a part for the whole. */
const cutRow = ({ say }: Visit, rows: number): readonly Cell[] => [
  say(
    `여기까지 ${rows}건이에요. 더 있으니 날짜를 나누어 내려받아 주세요.`,
    `Cut after ${rows} payments: there are more. Download fewer days at a time.`,
  ),
];
