export { detailPage } from './detail-page.ts';
export { errorPage } from './error-page.ts';
export { listPage } from './list-page.ts';
export { pageIcon } from './page-icon.ts';
export { pageScript } from './page-script.ts';
export { pageStyle } from './page-style.ts';
export { paymentPage } from './payment-page.ts';
export { emptyPhonePage } from './phone.ts';
