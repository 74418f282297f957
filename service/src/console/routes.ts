import type { Route } from '../http/route.ts';
import { passwordForm, signOutEverywhere } from './account/account-forms.ts';
import { accountPage } from './account/account-page.ts';
import { totpForm, totpPage, totpRemoval } from './account/totp-pages.ts';
import { auditPage } from './audit/audit-page.ts';
import { disableForm, enableForm, replayForm, testForm, testPage } from './events/endpoint-forms.ts';
import { endpointPage } from './events/endpoint-page.ts';
import { endpointsPage } from './events/endpoints-page.ts';
import { deliverForm, eventPage } from './events/event-page.ts';
import { eventsPage } from './events/list-page.ts';
import { findForm } from './find-form.ts';
import { createKeyForm, newKeyPage } from './keys/create-key.ts';
import { keysPage } from './keys/keys-page.ts';
import { revokeKeyForm, revokeKeyPage } from './keys/revoke-key.ts';
import { liveRoute } from './live.ts';
import {
  disableForm as disableOperatorForm,
  enableForm as enableOperatorForm,
  operatorPage,
  removeTotpForm,
  roleForm,
} from './operators/operator-page.ts';
import { operatorsPage } from './operators/operators-page.ts';
import { paymentsCsv } from './payments/csv.ts';
import { paymentsPage } from './payments/list-page.ts';
import { closeForm, reviewForm } from './payments/payment-forms.ts';
import { paymentPage } from './payments/payment-page.ts';
import { refundCheck, refundForm, refundPage } from './payments/refund.ts';
import { dayCsv, monthCsv, reconciliationCsv } from './sales/csv.ts';
import { dayPage, recount } from './sales/day-page.ts';
import { monthPage } from './sales/month-page.ts';
import { reconciliationPage } from './sales/reconciliation-page.ts';
import type { ConsoleService } from './service.ts';
import { invitationForm, invitationPage, signInForm, signInPage, signOut } from './sign-in-page.ts';
import { findBuyerForm, subscriptionsPage } from './subscriptions/list-page.ts';
import { endForm, endPage, pauseForm, resumeForm } from './subscriptions/subscription-forms.ts';
import { subscriptionPage } from './subscriptions/subscription-page.ts';
import { confirmForm, declineForm } from './todo/proposal-forms.ts';
import { todoPage } from './todo/todo-page.ts';

/** Every page and form of the console. */
export const consoleRoutes = [
  signInPage,
  signInForm,
  invitationPage,
  invitationForm,
  signOut,
  liveRoute,
  todoPage,
  findForm,
  paymentsPage,
  paymentsCsv,
  paymentPage,
  closeForm,
  reviewForm,
  refundPage,
  refundCheck,
  refundForm,
  confirmForm,
  declineForm,
  eventsPage,
  eventPage,
  deliverForm,
  endpointsPage,
  endpointPage,
  enableForm,
  disableForm,
  testForm,
  testPage,
  replayForm,
  subscriptionsPage,
  findBuyerForm,
  subscriptionPage,
  pauseForm,
  resumeForm,
  endPage,
  endForm,
  keysPage,
  newKeyPage,
  createKeyForm,
  revokeKeyPage,
  revokeKeyForm,
  monthPage,
  dayPage,
  recount,
  dayCsv,
  monthCsv,
  reconciliationPage,
  reconciliationCsv,
  auditPage,
  operatorsPage,
  operatorPage,
  roleForm,
  disableOperatorForm,
  enableOperatorForm,
  removeTotpForm,
  accountPage,
  passwordForm,
  signOutEverywhere,
  totpPage,
  totpForm,
  totpRemoval,
] as readonly Route<ConsoleService>[];
