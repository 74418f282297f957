import type { Context, Hono } from 'hono';
import { lineOf } from './cart.ts';
import type { Desk } from './desk.ts';
import { box } from './goods.ts';
import { end, look } from './look.ts';
import type { Order } from './order.ts';
import { orderPage } from './order-page.ts';
import { leavingPage } from './page.ts';
import { pay, takeOrder } from './pay.ts';
import { refund } from './refund.ts';
import { piecesIn } from './shelf-page.ts';
import { fieldsOf, keepCart, languageOf, namedBuyer, visitOf } from './visit.ts';

const page = '/orders/:token{[\\w-]{22}}';

/** Orders are made, paid, shown and given up here. */
export function addOrders(app: Hono, desk: Desk): void {
  const find = (c: Context) => desk.store.all().find(({ token }) => token === c.req.param('token'));

  app.post('/orders', (c) => {
    const { cart } = visitOf(c);
    return cart.length === 0 ? c.redirect('/cart', 303) : order(desk, c, 'once', cart);
  });
  app.post('/subscriptions', (c) => order(desk, c, 'monthly', [lineOf(box, 1)]));

  app.get(page, async (c) => {
    const found = find(c);
    if (!found) return c.notFound();
    const { language, cart } = visitOf(c);
    return c.html(orderPage(language, await look(desk, found.token, true), piecesIn(cart)));
  });
  // For the page that is open. Of an order that is settled nobody is asked.
  app.get(`${page}/revision`, async (c) => {
    const found = find(c);
    return found ? c.text(String((await look(desk, found.token, false)).revision)) : c.notFound();
  });

  app.post(`${page}/pay`, async (c) => {
    const found = find(c);
    return found ? goOn(c, found, await pay(desk, found)) : c.notFound();
  });
  app.post(`${page}/refunds`, async (c) => {
    const found = find(c);
    if (!found) return c.notFound();
    const { before = '', good: goodId } = await fieldsOf(c);
    if (!/^\d{1,3}$/.test(before)) return c.text('This is no form of this shop', 400);
    await refund(desk, found, { before: Number(before), ...(goodId !== undefined && { goodId }) });
    return goOn(c, found);
  });
  app.post(`${page}/end`, async (c) => {
    const found = find(c);
    if (!found) return c.notFound();
    await end(desk, found);
    return goOn(c, found);
  });
}

async function order(desk: Desk, c: Context, kind: Order['kind'], lines: Order['lines']): Promise<Response> {
  const { form = '' } = await fieldsOf(c);
  if (!/^[\w-]{22}$/.test(form)) return c.text('This is no form of this shop', 400);
  const taken = takeOrder(desk, { buyer: namedBuyer(c, desk.newToken), form, kind, lines });
  if (kind === 'once') keepCart(c, []);
  return goOn(c, taken, await pay(desk, taken));
}

/** To where the order can be paid, or to its page. */
function goOn(c: Context, { token }: Order, to?: string): Response | Promise<Response> {
  if (to === undefined) return c.redirect(`/orders/${token}`, 303);
  c.header('refresh', `0; url=${to}`);
  return c.html(leavingPage(languageOf(c), to));
}
