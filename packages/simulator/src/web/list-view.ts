import { pageUrl } from '../api/addresses.ts';
import { ledgerOf } from '../control/books.ts';
import { kst } from '../core/kst.ts';
import { type Payment, type Subscription, shownStatus, type World } from '../core/world.ts';
import type { ListedPayment, ListedSubscription, ListPageView } from '../views.ts';
import { languageOf, otherLanguageUrl } from './language.ts';
import { isFinished } from './payment-view.ts';

const SHOWN_MAX = 100;

function listedPayment(world: World, payment: Payment, search: string): ListedPayment {
  const finished = isFinished(world, payment);
  const act = (name: string) => `/_sim/payments/${payment.tid}/${name}${search}`;
  return {
    tid: payment.tid,
    status: shownStatus(world, payment),
    finished,
    itemName: payment.itemName,
    orderId: payment.orderId,
    totalWon: payment.amount.total,
    cancelledWon: payment.canceled.total,
    merchant: payment.cid,
    createdAt: kst(payment.createdAt),
    // Paid and not yet approved is finished for the payer, but its time still runs.
    remainingMs: Math.max(0, payment.expiresAt - world.now()),
    methods: payment.methods,
    pageUrl: payment.pageHash === '' ? '' : pageUrl(payment, 'pc'),
    ...(finished ? {} : { actions: { pay: act('pay'), quit: act('quit') } }),
  };
}

function listedSubscription(subscription: Subscription, search: string): ListedSubscription {
  const { sid, inactivatedAt } = subscription;
  const active = inactivatedAt === undefined;
  return {
    sid,
    status: active ? 'ACTIVE' : 'INACTIVE',
    itemName: subscription.itemName,
    merchant: subscription.cid,
    createdAt: kst(subscription.createdAt),
    lastApprovedAt: kst(subscription.lastApprovedAt),
    ...(active ? { endUrl: `/_sim/subscriptions/${sid}/end${search}` } : { inactivatedAt: kst(inactivatedAt) }),
  };
}

export function listView(world: World, baseUrl: string, request: Request): ListPageView {
  const { search } = new URL(request.url);
  const { totals } = ledgerOf(world);
  const payments = [...world.payments.values()];
  return {
    lang: languageOf(request),
    otherLangUrl: otherLanguageUrl(request),
    baseUrl,
    now: kst(world.now()),
    payments: payments
      .slice(-SHOWN_MAX)
      .reverse()
      .map((payment) => listedPayment(world, payment, search)),
    more: Math.max(0, payments.length - SHOWN_MAX),
    subscriptions: [...world.subscriptions.values()]
      .slice(-SHOWN_MAX)
      .reverse()
      .map((subscription) => listedSubscription(subscription, search)),
    totals: { paidWon: totals.paidWon, cancelledWon: totals.canceledWon },
    actions: { advance: `/_sim/clock${search}`, reset: `/_sim/reset${search}` },
  };
}
