import { pageUrl } from '../api/addresses.ts';
import { cardOf } from '../core/cards.ts';
import { isSubscriptionCid } from '../core/merchant-codes.ts';
import { monthChoices, redirectOf } from '../core/payer.ts';
import { stateRow } from '../core/states.ts';
import { isExpired, type Payment, shownStatus, type World } from '../core/world.ts';
import type { Device, Installments, PaymentPageView, PaymentStateView } from '../views.ts';
import { languageOf, otherLanguageUrl } from './language.ts';

/** The mark of a phone led here by the PC's QR code: when it has paid, the PC's page goes on, not the phone's. */
const FROM_PC = 'from=pc';

export const isHandedOver = (request: Request): boolean => new URL(request.url).searchParams.get('from') === 'pc';

/** The payer's part is over, whatever came of it. */
export function isFinished(world: World, payment: Payment): boolean {
  const { waiting } = stateRow(payment.status);
  return !waiting || payment.status === 'AUTH_PASSWORD' || isExpired(payment, world.now());
}

export function stateView(world: World, payment: Payment, request: Request): PaymentStateView {
  const finished = isFinished(world, payment);
  const handedBack = finished && isHandedOver(request);
  const redirect = finished && !handedBack ? redirectOf(world, payment) : undefined;
  return {
    status: shownStatus(world, payment),
    finished,
    remainingMs: Math.max(0, payment.expiresAt - world.now()),
    ...(redirect === undefined ? {} : { redirect }),
    handedBack,
  };
}

function installments(payment: Payment): Installments {
  return payment.fixedInstallMonths === undefined
    ? { choices: monthChoices(payment) }
    : { fixed: payment.fixedInstallMonths };
}

export function paymentView(
  world: World,
  baseUrl: string,
  payment: Payment,
  device: Device,
  request: Request,
): PaymentPageView {
  const { pathname, search } = new URL(request.url);
  const { status, finished, redirect, handedBack } = stateView(world, payment, request);
  return {
    device,
    lang: languageOf(request),
    otherLangUrl: otherLanguageUrl(request),
    itemName: payment.itemName,
    quantity: payment.quantity,
    totalWon: payment.amount.total,
    taxFreeWon: payment.amount.taxFree,
    vatWon: payment.amount.vat,
    merchant: payment.cid,
    subscription: isSubscriptionCid(payment.cid),
    status,
    finished,
    expiresAt: payment.expiresAt,
    now: world.now(),
    methods: payment.methods,
    cards: payment.cards.map((code) => {
      const { ko, en } = cardOf(code);
      return { code, ko, en };
    }),
    installments: installments(payment),
    mobileUrl: `${baseUrl}${pageUrl(payment, 'mobile')}?${FROM_PC}`,
    actions: {
      pay: `${pathname}/pay${search}`,
      quit: `${pathname}/quit${search}`,
      state: `${pathname}/state${search}`,
    },
    ...(redirect === undefined ? {} : { redirect }),
    handedBack,
  };
}
