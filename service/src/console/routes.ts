import type { Route } from '../http/route.ts';
import { findForm } from './find-form.ts';
import { liveRoute } from './live.ts';
import { paymentsCsv } from './payments/csv.ts';
import { paymentsPage } from './payments/list-page.ts';
import { closeForm, reviewForm } from './payments/payment-forms.ts';
import { paymentPage } from './payments/payment-page.ts';
import { refundCheck, refundForm, refundPage } from './payments/refund.ts';
import type { ConsoleService } from './service.ts';
import { invitationForm, invitationPage, signInForm, signInPage, signOut } from './sign-in-page.ts';
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
] as readonly Route<ConsoleService>[];
